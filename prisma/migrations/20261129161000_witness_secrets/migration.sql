-- Earlier releases took addresses with a password or token, and stored and showed them. A user without a password is a secret,
-- too, except over SSH. The errors may quote the address.
delete from witness_place
where address ~ '^[a-z+]+://[^/@]*:[^/@]*@' or (address ~ '^[a-z+]+://[^/@]+@' and address !~ '^git\+ssh:');
