const stop = (text: string): string => {
  const [colour, at, opacity] = text.split(' ');
  return `<stop offset="${at}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`;
};

const stops = (content: string): string => content.split(',').map(stop).join('');

const definition: Readonly<Record<string, (id: string, content: string) => string>> = {
  down: (id, content) => `<linearGradient id="${id}" x2="0" y2="1">${stops(content)}</linearGradient>`,
  across: (id, content) => `<linearGradient id="${id}">${stops(content)}</linearGradient>`,
  out: (id, content) => `<radialGradient id="${id}">${stops(content)}</radialGradient>`,
  clip: (id, content) => `<clipPath id="${id}"><path d="${content}"/></clipPath>`,
};

/**
 * Makes the finished picture, a square of 400 units unless told otherwise, without fonts, scripts or references to the
 * outside. Every id starts with `name`, so that several pictures can stand in one page.
 */
export const compose = (name: string, marks: string, { width = 400, height = 400 } = {}): string => {
  const ids = new Map<string, string>();
  const defs: string[] = [];
  const body = marks.replace(/url\(@(\w+):([^)]*)\)/g, (whole, kind: string, content: string) => {
    const known = ids.get(whole);
    if (known !== undefined) return `url(#${known})`;
    const define = definition[kind];
    if (define === undefined) throw new Error(`drawing ${name}: no such paint ${kind}`);
    const id = `${name}-${ids.size + 1}`;
    ids.set(whole, id);
    defs.push(define(id, content));
    return `url(#${id})`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${defs.length === 0 ? '' : `<defs>${defs.join('')}</defs>`}${body}</svg>`;
};
