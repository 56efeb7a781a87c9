/** One material under one lamp: lit from the top left, its own colour, turned away, and in its own shadow. */
export interface Tone {
  readonly light: string;
  readonly base: string;
  readonly shade: string;
  readonly deep: string;
}

const tone = (light: string, base: string, shade: string, deep: string): Tone => ({ light, base, shade, deep });

export const porcelain = tone('#fffefb', '#f8f1e7', '#e4d6c6', '#c9b5a2');
export const bottleBlue = tone('#86b6cc', '#4f88a8', '#3a6b8a', '#29506a');
export const navy = tone('#6279a0', '#3a4e73', '#2b3b5a', '#1e2a44');
export const sage = tone('#c3d2b6', '#9db38d', '#7e9770', '#607957');
export const terracotta = tone('#eaa483', '#d27b55', '#b36040', '#8d482f');
export const mustard = tone('#f6d384', '#e3b04c', '#c38d33', '#986c24');
export const blush = tone('#f9dcd0', '#ecb9a8', '#d49683', '#b07363');
export const plum = tone('#a27d99', '#7a5573', '#5f405b', '#472d44');
export const charcoal = tone('#7b787a', '#4d4a4e', '#38363a', '#252427');
export const steel = tone('#f6f8f9', '#d0d7da', '#a5afb5', '#78848c');
export const copper = tone('#f8c09a', '#d78a61', '#ad6541', '#80462c');
export const brass = tone('#fae6ad', '#dfba62', '#b5903e', '#856728');
export const wood = tone('#e9c397', '#cf9d67', '#ae7b49', '#865b33');
export const walnut = tone('#b48a67', '#8a5f40', '#6b462e', '#4d3120');
export const kraft = tone('#ecd3ae', '#d6b284', '#b89161', '#927046');
export const paper = tone('#fffdf6', '#f7eedd', '#e5d7bf', '#cbb999');
export const linen = tone('#f2e7d2', '#dfcdae', '#c4ae8a', '#9f8964');
export const coffee = tone('#84523a', '#51301f', '#3a2014', '#27140c');
export const crema = tone('#edc288', '#d3985a', '#ad713b', '#805027');
export const latte = tone('#e6c39b', '#cb9c6d', '#a97a4b', '#835a33');
export const milk = tone('#ffffff', '#fcf6ea', '#eedfc9', '#dac5a8');
export const chocolate = tone('#95654c', '#66402d', '#4b2d1f', '#341d13');
export const caramel = tone('#f5c77d', '#dc9a45', '#b8772b', '#8e571b');
export const matcha = tone('#cbdb92', '#a2be5e', '#80a045', '#617e31');
export const crust = tone('#f8d698', '#e6aa5c', '#c78139', '#985a23');
export const leaf = tone('#a5c894', '#74a568', '#55844d', '#3c6339');
export const amber = tone('#f8cb80', '#e09a43', '#bc742a', '#905319');
export const hibiscus = tone('#f3988f', '#d44f58', '#ac3645', '#802534');
export const berry = tone('#7f7fb4', '#545492', '#3f3d72', '#2c2a54');
export const straw = tone('#fbeec0', '#f0d888', '#d3b65d', '#a98e40');

/** A wall colour and the slightly lighter shape on it. */
export interface Tint {
  readonly wall: string;
  readonly shape: string;
}

export const tints = {
  peach: { wall: '#f8e0ce', shape: '#fceee1' },
  sand: { wall: '#f2e3ca', shape: '#f9efdd' },
  mist: { wall: '#d6e5e9', shape: '#e6f0f2' },
  sage: { wall: '#dbe7d3', shape: '#eaf2e4' },
  blush: { wall: '#f6d9d3', shape: '#fbe9e5' },
  lilac: { wall: '#e4dcec', shape: '#f0eaf5' },
  butter: { wall: '#f8e6b8', shape: '#fcf2d6' },
  stone: { wall: '#e5dfd7', shape: '#f1ede7' },
  sky: { wall: '#cfe0ed', shape: '#e1edf5' },
} as const satisfies Record<string, Tint>;
