-- A case may end without enough to tell.
alter table run_end drop constraint run_end_check;
alter table run_end add constraint run_end_check check (
  outcome in ('sound', 'costly') and situation in ('trafficking', 'look-alike', 'not-enough')
  and acts in ('escalate', 'ask-further', 'refer', 'none'));
