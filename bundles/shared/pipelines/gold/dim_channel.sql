-- Grain: one row per channel that an order came through, and the unknown member -1.
create or refresh materialized view gold.dim_channel (
  channel_key bigint not null comment 'First 60 bits of the md5 of code; -1 for unknown channels',
  code string comment 'Channel as the orders name it; null for the unknown member',
  name string comment 'Name for people',
  is_digital boolean comment 'Whether the order was placed online; null when not known',
  device_category string comment 'desktop, mobile or terminal; null when not known',
  commission_rate decimal(9,4) comment 'Share of the revenue that the channel keeps, between 0 and 1; null when not known',
  constraint channel_key_is_present expect (channel_key is not null) on violation fail update,
  constraint dim_channel_primary_key primary key (channel_key)
)
comment 'Sales channels.'
tblproperties ('quality' = 'gold')
as
with known as (
  select
    code,
    name,
    is_digital,
    device_category,
    commission_rate
  from (
    values
      ('WEB_DESKTOP', 'Web shop, desktop', true, 'desktop', 0.00),
      ('WEB_MOBILE', 'Web shop, mobile', true, 'mobile', 0.00),
      ('APP_IOS', 'App on iOS', true, 'mobile', 0.00),
      ('APP_ANDROID', 'App on Android', true, 'mobile', 0.00),
      ('STORE_POS', 'Store, checkout', false, 'terminal', 0.00),
      ('STORE_KIOSK', 'Store, kiosk', true, 'terminal', 0.00),
      ('SOCIAL_FB', 'Facebook shop', true, 'mobile', 0.05),
      ('MARKETPLACE_AMAZON', 'Amazon marketplace', true, 'desktop', 0.15)
  ) as channels (code, name, is_digital, device_category, commission_rate)
),
used as (
  select distinct channel as code
  from silver.orders
  where channel is not null
)
select
  cast(conv(substring(md5(u.code), 1, 15), 16, 10) as bigint) as channel_key,
  u.code as code,
  coalesce(k.name, u.code) as name,
  k.is_digital as is_digital,
  k.device_category as device_category,
  cast(k.commission_rate as decimal(9,4)) as commission_rate
from used as u
left join known as k
  on k.code = u.code
union all
select
  cast(-1 as bigint) as channel_key,
  cast(null as string) as code,
  'Unknown' as name,
  cast(null as boolean) as is_digital,
  cast(null as string) as device_category,
  cast(null as decimal(9,4)) as commission_rate;
