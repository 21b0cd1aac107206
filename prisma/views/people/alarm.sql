-- For `npm run admin -- doctor`, which may have no more than a connection.
create or replace view open_alarm as
  select sentence, raised_at from alarm where ended_at is null;
