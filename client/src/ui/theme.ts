import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The accent from pale to dark; index 7 is `--accent` by day, 4 by night, so that `autoContrast` decides on the colour really shown. */
const roast: MantineColorsTuple = [
  '#fdf3ec',
  '#f9e3d3',
  '#f3c5a8',
  '#eda680',
  '#e8966a',
  '#d2703d',
  '#bb5526',
  '#a5461c',
  '#8d3a15',
  '#6f2c0e',
];

/** Mantine's defaults for this shop. What things look like stands in `tokens.css`; `form-kit.css` points Mantine's variables at it. */
export const theme = createTheme({
  primaryColor: 'roast',
  primaryShade: { light: 7, dark: 4 },
  colors: { roast },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
});
