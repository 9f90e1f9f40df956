-- Grain: one row per record of olist_orders_dataset.csv, as it landed: one order.
create or refresh streaming table bronze.orders (
  order_id string comment 'Key of the order',
  customer_id string comment 'Customer of this order',
  order_status string comment 'created, approved, invoiced, processing, shipped, delivered, canceled or unavailable',
  order_purchase_timestamp string comment 'When the order was placed, yyyy-mm-dd hh:mm:ss by the clock of Brazil',
  order_approved_at string comment 'When the payment was approved',
  order_delivered_carrier_date string comment 'When the carrier took the parcel',
  order_delivered_customer_date string comment 'When the customer got the parcel',
  order_estimated_delivery_date string comment 'Day of delivery that the customer was told',
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
  customer_id,
  order_status,
  order_purchase_timestamp,
  order_approved_at,
  order_delivered_carrier_date,
  order_delivered_customer_date,
  order_estimated_delivery_date,
  _metadata.file_path as source_file,
  -- The lower 33 bits count the records of the file; bundles/three-csv/pipelines/bronze/customers.sql says why.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/olist_orders_dataset{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'order_id string, customer_id string, order_status string, order_purchase_timestamp string, order_approved_at string, order_delivered_carrier_date string, order_delivered_customer_date string, order_estimated_delivery_date string',
  rescuedDataColumn => '_rescued_data'
);
