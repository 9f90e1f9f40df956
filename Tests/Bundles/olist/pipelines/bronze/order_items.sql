-- Grain: one row per record of olist_order_items_dataset.csv, as it landed: one unit of one product in an order.
create or refresh streaming table bronze.order_items (
  order_id string comment 'Order that the line belongs to',
  order_item_id string comment 'Place of the line in its order, from 1',
  product_id string comment 'Product that was ordered',
  seller_id string comment 'Seller who ships it',
  shipping_limit_date string comment 'Until when the seller must hand it to the carrier',
  price string comment 'Price of the unit, in reais',
  freight_value string comment 'Freight for the unit, in reais',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1, the header not counted',
  ingested_at timestamp comment 'When the record was read',
  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing',
  constraint schema_is_as_declared expect (_rescued_data is null)
)
comment 'Order lines as they landed, every value as text.'
tblproperties ('quality' = 'bronze')
as select
  order_id,
  order_item_id,
  product_id,
  seller_id,
  shipping_limit_date,
  price,
  freight_value,
  _metadata.file_path as source_file,
  -- The lower 33 bits count the records of the file; bundles/three-csv/pipelines/bronze/customers.sql says why.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/olist_order_items_dataset{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'order_id string, order_item_id string, product_id string, seller_id string, shipping_limit_date string, price string, freight_value string',
  rescuedDataColumn => '_rescued_data'
);
