create table users(
  name text primary key,
  role text not null,
  password_hash text not null,
  created_at text not null
);
create table sessions(
  hash text primary key,
  user text not null references users(name),
  expires_at integer not null
);
create table tokens(
  hash text primary key,
  name text not null unique,
  role text not null,
  created_at text not null
);
create table invitations(
  hash text primary key,
  expires_at integer not null
);
create table audit(
  id integer primary key autoincrement,
  at text not null,
  user text not null,
  action text not null,
  subject text,
  detail text
);
create trigger audit_is_not_changed before update on audit begin
  select raise(abort, 'the audit log is append-only');
end;
create trigger audit_is_not_deleted before delete on audit begin
  select raise(abort, 'the audit log is append-only');
end;
