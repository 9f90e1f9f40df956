-- Grain: one row per record of the export, as it landed; nothing is changed and nothing is left out.
create or refresh streaming table bronze.invoice_lines (
  invoice_no string comment 'Number of the invoice; C in front makes it a credit note, A an adjustment of the accounts',
  stock_code string comment 'Code of the product, or of a charge such as POST',
  description string comment 'Name of the product, or a note of the warehouse',
  quantity string comment 'Units; negative where goods were credited or written off',
  invoice_date string comment 'When the invoice was written, yyyy-mm-dd hh:mm:ss',
  unit_price string comment 'Price of one unit, in the reporting currency',
  customer_id string comment 'Customer, as a number with a fraction such as 17850.0; empty for guests',
  country string comment 'Country of the customer',
  source_file string comment 'File that the record came in',
  source_row bigint comment 'Place of the record in its file, from 1, the header not counted',
  ingested_at timestamp comment 'When the record was read',
  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing',
  constraint schema_is_as_declared expect (_rescued_data is null),
  constraint customer_id_is_present expect (customer_id is not null),
  constraint description_is_present expect (description is not null),
  constraint stock_code_is_in_capitals expect (stock_code = upper(stock_code))
)
comment 'Invoice lines as they landed, every value as text.'
tblproperties ('quality' = 'bronze')
as select
  InvoiceNo as invoice_no,
  StockCode as stock_code,
  Description as description,
  Quantity as quantity,
  InvoiceDate as invoice_date,
  UnitPrice as unit_price,
  CustomerID as customer_id,
  Country as country,
  _metadata.file_path as source_file,
  -- Spark lays this id out as the task's number in the upper 31 bits and the record's number in it, from 0, in the
  -- lower 33. Mercer reads a file in one task, so the lower bits count the records of the file.
  (monotonically_increasing_id() & 8589934591) + 1 as source_row,
  current_timestamp() as ingested_at,
  _rescued_data
from stream read_files(
  -- A folder is searched with all that lies below it.
  '${landing}',
  format => 'csv',
  pathGlobFilter => '*.{csv,csv.gz}',
  header => true,
  escape => '"',
  multiLine => true,
  schema => 'InvoiceNo string, StockCode string, Description string, Quantity string, InvoiceDate string, UnitPrice string, CustomerID string, Country string',
  rescuedDataColumn => '_rescued_data'
);
