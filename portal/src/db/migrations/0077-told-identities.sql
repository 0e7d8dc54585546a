-- An identity that the region's own sign-in has posted (SAML) waits, with the sign-in that was begun, for the browser that began it.

alter table sign_ins_begun add column told jsonb check (jsonb_typeof(told) = 'object');
comment on column sign_ins_begun.told is
  'What the region''s own sign-in posted about a person, verified. The post comes from another site, without cookies; the browser follows.';
grant update (told) on sign_ins_begun to fakturaporten_app;
