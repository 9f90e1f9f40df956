-- Grain: one row per record of orders.csv, as it landed; nothing is changed and nothing is left out.
create or refresh streaming table bronze.orders (
  order_id string comment 'Key of the order in the source',
  order_date string comment 'Day of the order, yyyy-mm-dd',
  customer_id string comment 'Customer who ordered',
  product_id string comment 'Product that was ordered',
  quantity string comment 'Ordered units',
  order_status string comment 'Completed, Cancelled or Returned',
  payment_mode string comment 'How the order was paid',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1, the header not counted',
  ingested_at timestamp comment 'When the record was read',
  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing',
  constraint schema_is_as_declared expect (_rescued_data is null)
)
comment 'Orders as they landed, every value as text.'
tblproperties ('quality' = 'bronze')
as select
  order_id,
  order_date,
  customer_id,
  product_id,
  quantity,
  order_status,
  payment_mode,
  _metadata.file_path as source_file,
  -- The lower 33 bits count the records of the file; bronze/customers.sql says why.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/orders{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'order_id string, order_date string, customer_id string, product_id string, quantity string, order_status string, payment_mode string',
  rescuedDataColumn => '_rescued_data'
);
