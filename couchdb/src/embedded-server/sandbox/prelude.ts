/**
 * What a design function finds around it: CouchDB's own globals, and `require` for modules inside its design document.
 * Plain JavaScript, run inside QuickJS. Everything crosses the border as JSON text.
 */
export const prelude = String.raw`
(function (global) {
  'use strict';
  var emitted = [];
  global.emit = function (key, value) { emitted.push([key === undefined ? null : key, value === undefined ? null : value]); };
  global.log = function () {};
  global.isArray = Array.isArray;
  global.toJSON = JSON.stringify;
  global.sum = function (values) { return values.reduce(function (a, b) { return a + b; }, 0); };

  var design = {};
  var compiled = {};
  var modules = {};

  function at(path) {
    return path.reduce(function (node, name) { return node === undefined || node === null ? undefined : node[name]; }, design);
  }
  function resolve(name, parent) {
    var path = name.charAt(0) === '.' ? parent.slice(0, -1) : [];
    name.split('/').forEach(function (part) {
      if (part === '..') path.pop();
      else if (part !== '.' && part !== '') path.push(part);
    });
    return path;
  }
  function requireFrom(parent) {
    return function (name) {
      var path = resolve(name, parent);
      var id = path.join('/');
      if (!modules[id]) {
        var source = at(path);
        if (typeof source !== 'string') throw { error: 'invalid_require_path', reason: 'Object has no property ' + name };
        var module = (modules[id] = { id: id, exports: {} });
        (0, eval)('(function (module, exports, require) {' + source + '\n})')(module, module.exports, requireFrom(path));
      }
      return modules[id].exports;
    };
  }
  function compile(path) {
    var id = JSON.stringify(path);
    if (!compiled[id]) {
      var source = at(path);
      if (typeof source !== 'string') throw { error: 'compilation_error', reason: 'Expression does not eval to a function.' };
      var made = (0, eval)('(function (require) { return (' + source.replace(/;\s*$/, '') + '\n); })')(requireFrom(path));
      if (typeof made !== 'function') throw { error: 'compilation_error', reason: 'Expression does not eval to a function. (' + source + ')' };
      compiled[id] = made;
    }
    return compiled[id];
  }
  function described(thrown) {
    if (thrown instanceof Error) return { name: thrown.name, message: thrown.message };
    return thrown === undefined ? { name: 'undefined', message: 'undefined' } : { thrown: thrown };
  }

  global.__load = function (json) { design = JSON.parse(json); };
  global.__call = function (path, args) {
    emitted = [];
    try {
      var value = compile(JSON.parse(path)).apply(design, JSON.parse(args));
      return JSON.stringify({ value: value === undefined ? null : value, emitted: emitted });
    } catch (error) {
      return JSON.stringify({ failed: described(error) });
    }
  };
})(globalThis);
`;
