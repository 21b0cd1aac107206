-- prisma/views makes it again, with the certificate's time zone. A function can't gain a column otherwise.
drop function if exists current_certificate(timestamptz);
