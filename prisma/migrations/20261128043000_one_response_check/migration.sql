-- lib/content/quiz/interaction.ts alone decides whether a response is complete.
drop function is_complete(jsonb, attempt_item);
