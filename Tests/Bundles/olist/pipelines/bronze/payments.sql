-- Grain: one row per record of olist_order_payments_dataset.csv, as it landed: one payment of an order; an order may have several.
create or refresh streaming table bronze.payments (
  order_id string comment 'Order that was paid',
  payment_sequential string comment 'Place of the payment in its order, from 1',
  payment_type string comment 'credit_card, boleto, voucher, debit_card or not_defined',
  payment_installments string comment 'Instalments that the customer chose',
  payment_value string comment 'Amount, in reais',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1, the header not counted',
  ingested_at timestamp comment 'When the record was read',
  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing',
  constraint schema_is_as_declared expect (_rescued_data is null)
)
comment 'Payments as they landed, every value as text.'
tblproperties ('quality' = 'bronze')
as select
  order_id,
  payment_sequential,
  payment_type,
  payment_installments,
  payment_value,
  _metadata.file_path as source_file,
  -- The lower 33 bits count the records of the file; bundles/three-csv/pipelines/bronze/customers.sql says why.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  '${landing}/olist_order_payments_dataset{.csv,.csv.gz,/*.csv,/*.csv.gz}',
  format => 'csv',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'order_id string, payment_sequential string, payment_type string, payment_installments string, payment_value string',
  rescuedDataColumn => '_rescued_data'
);
