/**
 * The validation function of `_users`, with the rules (not the text) of CouchDB's own:
 * https://docs.couchdb.org/en/stable/intro/security.html#users-documents
 */
export const usersValidation = String.raw`function (newDoc, oldDoc, userCtx, secObj) {
  function refuse(reason) { throw { forbidden: reason }; }
  function has(list, value) { return (list || []).indexOf(value) >= 0; }
  var admins = (secObj && secObj.admins) || {};
  var isAdmin = has(userCtx.roles, '_admin') || has(admins.names, userCtx.name) ||
    userCtx.roles.some(function (role) { return has(admins.roles, role); });

  if (newDoc._deleted === true) {
    if (isAdmin || (oldDoc && userCtx.name === oldDoc.name)) return;
    refuse('Only admins may delete other user docs.');
  }
  if (newDoc.type !== 'user') refuse('doc.type must be user');
  if (!newDoc.name) refuse('doc.name is required');
  if (!isArray(newDoc.roles)) refuse('doc.roles must be an array');
  newDoc.roles.forEach(function (role) { if (typeof role !== 'string') refuse('doc.roles can only contain strings'); });
  if (newDoc._id !== 'org.couchdb.user:' + newDoc.name) refuse('Doc ID must be of the form org.couchdb.user:name');
  if (oldDoc && oldDoc.name !== newDoc.name) refuse('Usernames can not be changed.');
  if (newDoc.password_sha && !newDoc.salt) refuse('Users with password_sha must have a salt.');
  if (newDoc.password_scheme === 'pbkdf2') {
    if (typeof newDoc.iterations !== 'number') refuse('iterations must be a number.');
    if (typeof newDoc.derived_key !== 'string') refuse('derived_key must be a string.');
  }
  if (!isAdmin) {
    if (oldDoc) {
      if (userCtx.name !== newDoc.name) refuse('You may only update your own user document.');
      if (JSON.stringify(oldDoc.roles.slice().sort()) !== JSON.stringify(newDoc.roles.slice().sort())) {
        refuse('Only _admin may edit roles');
      }
    } else if (newDoc.roles.length > 0) refuse('Only _admin may set roles');
  }
  newDoc.roles.forEach(function (role) {
    if (role.charAt(0) === '_') refuse('No system roles (starting with underscore) in users db.');
  });
  if (newDoc.name.charAt(0) === '_') refuse('Username may not start with underscore.');
  if (newDoc.name.indexOf(':') >= 0) refuse('Character ' + '\x60:\x60' + ' is not allowed in usernames.');
}`;
