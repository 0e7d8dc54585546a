-- A search for a seller's name shows the latest documents of each seller whose name begins so: each seller's stretch of the index has
-- them in the order of arrival.
drop index inbox_by_seller_name;
create index inbox_by_seller_name on inbox_documents (organisation_id, receiver_id, search_seller, received_at desc, id desc)
  include (state);
