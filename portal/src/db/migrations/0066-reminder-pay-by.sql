-- A reminder may be payable on the day it is sent: where the next step follows at once, and where none follows.
alter table reminder_steps drop constraint reminder_steps_check;
alter table reminder_steps add check (pay_by >= taken_on);
