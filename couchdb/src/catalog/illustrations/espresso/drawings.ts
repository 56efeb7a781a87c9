import type { Drawings } from '../parts/scene.ts';
import { affogato, espressoTonic, icedCaramelMacchiato, icedLatte } from './iced-glasses.ts';
import { americano, cappuccino, flatWhite, mocha, oatLatte } from './milk-cups.ts';
import { bombon, cortado, doppio, espresso, macchiato } from './small-cups.ts';
import { caffeLatte, einspanner, freddo, latteMacchiato } from './tall-glasses.ts';

export const espressoDrawings: Drawings = {
  espresso,
  doppio,
  'espresso-macchiato': macchiato,
  cortado,
  'cafe-bombon': bombon,
  cappuccino,
  'flat-white': flatWhite,
  americano,
  mocha,
  'oat-vanilla-latte': oatLatte,
  'caffe-latte': caffeLatte,
  'latte-macchiato': latteMacchiato,
  'vienna-coffee': einspanner,
  shakerato: freddo,
  affogato,
  'iced-latte': icedLatte,
  'espresso-tonic': espressoTonic,
  'iced-caramel-macchiato': icedCaramelMacchiato,
};
