extension ProductType {
  /// Types of the fashion department.
  static let fashion = """
    # name	subcategory	price	margin	class	sizes	grams	material	returns	elasticity	demand	name words
    T-Shirt	womens-tops	1200..4500	0.52..0.68	flat	alpha-women	120..190	cotton	1.1	-1.6	22	apparel
    Blouse	womens-tops	2900..11000	0.52..0.68	flat	alpha-women	130..220	silk	1.1	-1.6	12	elegant
    Tank Top	womens-tops	1000..3800	0.52..0.68	summer	alpha-women	90..150	cotton	1.1	-1.6	9	apparel
    Sweater	womens-tops	3500..16000	0.52..0.68	winter	alpha-women	280..480	wool	1.1	-1.6	10	apparel
    Cardigan	womens-tops	3800..15000	0.52..0.68	autumn	alpha-women	260..460	wool	1.1	-1.6	7	apparel
    Tunic	womens-tops	2800..9000	0.52..0.68	spring	alpha-women	180..280	linen	1.1	-1.6	4	apparel
    Midi Dress	womens-dresses	4500..19000	0.55..0.7	spring	dress	280..450	viscose	2	-1.8	9	elegant
    Maxi Dress	womens-dresses	5500..22000	0.55..0.7	summer	dress	350..560	viscose	2	-1.8	6	elegant
    Wrap Dress	womens-dresses	4900..18000	0.55..0.7	spring	dress	260..400	viscose	2	-1.8	6	elegant
    Shirt Dress	womens-dresses	4800..16000	0.55..0.7	spring	dress	280..420	cotton	2	-1.8	4	elegant
    Cocktail Dress	womens-dresses	8000..35000	0.55..0.7	gift	dress	320..520	silk	2.4	-1.8	4	elegant
    Skinny Jeans	womens-bottoms	3900..15000	0.5..0.66	flat	waist-women	420..620	denim	1.4	-1.5	12	apparel
    Wide-Leg Jeans	womens-bottoms	4500..16000	0.5..0.66	flat	waist-women	460..680	denim	1.4	-1.5	9	apparel
    Pleated Skirt	womens-bottoms	3200..12000	0.5..0.66	spring	alpha-women	220..380	viscose	1.4	-1.5	5	apparel
    Leggings	womens-bottoms	1800..8000	0.5..0.66	flat	alpha-women	150..260	performance	0.9	-1.5	13	apparel
    Shorts	womens-bottoms	2200..7500	0.5..0.66	summer	waist-women	180..300	cotton	1.4	-1.5	7	apparel
    Tailored Trousers	womens-bottoms	4800..17000	0.5..0.66	flat	waist-women	320..480	wool	1.4	-1.5	5	elegant
    Wool Coat	womens-outerwear	12000..48000	0.5..0.66	winter	alpha-women	1100..1900	wool	1.3	-1.4	4	outdoor
    Puffer Jacket	womens-outerwear	9000..38000	0.5..0.66	winter	alpha-women	650..1100	down	1.3	-1.4	5	outdoor
    Trench Coat	womens-outerwear	11000..42000	0.5..0.66	spring	alpha-women	850..1300	cotton	1.3	-1.4	3	elegant
    Denim Jacket	womens-outerwear	5500..18000	0.5..0.66	spring	alpha-women	650..950	denim	1.3	-1.4	4	outdoor
    Blazer	womens-outerwear	7500..32000	0.5..0.66	autumn	alpha-women	450..750	wool	1.6	-1.4	4	elegant
    Sports Bra	womens-activewear	2200..7000	0.52..0.66	flat	alpha-women	90..160	performance	1	-1.5	8	active
    Training Tights	womens-activewear	3800..12000	0.52..0.66	flat	alpha-women	180..280	performance	1	-1.5	8	active
    Running Top	womens-activewear	2500..8000	0.52..0.66	flat	alpha-women	100..170	performance	1	-1.5	5	active
    Hoodie	womens-activewear	3800..12000	0.52..0.66	autumn	alpha-women	380..560	fleece	1	-1.5	8	active
    Bralette	womens-intimates	1800..6500	0.58..0.72	flat	alpha-women	50..110	lace	0.7	-1.1	7	soft
    Briefs Pack	womens-intimates	1400..4500	0.58..0.72	flat	alpha-women	90..180	cotton	0.3	-1.1	10	soft
    Pajama Set	womens-intimates	3200..12000	0.58..0.72	gift	alpha-women	350..560	cotton	0.7	-1.1	6	soft
    Robe	womens-intimates	3500..14000	0.58..0.72	gift	alpha-women	500..900	terry	0.7	-1.1	3	soft
    One-Piece Swimsuit	womens-swimwear	3500..14000	0.58..0.72	summer	alpha-women	150..260	swim	1.7	-1.5	5	bright
    Bikini Set	womens-swimwear	3000..13000	0.58..0.72	summer	alpha-women	110..190	swim	1.7	-1.5	5	bright
    Beach Cover-Up	womens-swimwear	2500..9000	0.58..0.72	summer	alpha-women	140..260	linen	1.7	-1.5	3	bright
    Oxford Shirt	mens-shirts	3200..12000	0.5..0.66	flat	alpha-men	240..340	cotton	1	-1.5	9	apparel
    Dress Shirt	mens-shirts	3800..15000	0.5..0.66	flat	alpha-men	220..320	cotton	1	-1.5	7	elegant
    Flannel Shirt	mens-shirts	3400..11000	0.5..0.66	autumn	alpha-men	300..450	fleece	1	-1.5	5	apparel
    Linen Shirt	mens-shirts	3800..13000	0.5..0.66	summer	alpha-men	200..300	linen	1	-1.5	4	apparel
    Crew Neck T-Shirt	mens-tees-polos	1200..4800	0.52..0.66	flat	alpha-men	160..230	cotton	0.9	-1.6	18	apparel
    Graphic T-Shirt	mens-tees-polos	1600..5500	0.52..0.66	flat	alpha-men	160..230	cotton	0.9	-1.6	9	bright
    Polo Shirt	mens-tees-polos	2400..9500	0.52..0.66	spring	alpha-men	200..290	cotton	0.9	-1.6	9	apparel
    Henley	mens-tees-polos	2200..7500	0.52..0.66	autumn	alpha-men	200..310	cotton	0.9	-1.6	4	apparel
    Crewneck Sweatshirt	mens-tees-polos	3200..11000	0.52..0.66	autumn	alpha-men	380..580	fleece	0.9	-1.6	8	apparel
    Slim Jeans	mens-bottoms	4200..16000	0.5..0.64	flat	waist-men	550..800	denim	1.2	-1.4	11	apparel
    Straight Jeans	mens-bottoms	4200..16000	0.5..0.64	flat	waist-men	580..840	denim	1.2	-1.4	9	apparel
    Chinos	mens-bottoms	3500..12000	0.5..0.64	spring	waist-men	420..600	cotton	1.2	-1.4	9	apparel
    Cargo Pants	mens-bottoms	3800..12000	0.5..0.64	flat	waist-men	500..720	cotton	1.2	-1.4	5	apparel
    Shorts	mens-bottoms	2400..8500	0.5..0.64	summer	waist-men	260..420	cotton	1.2	-1.4	8	apparel
    Joggers	mens-bottoms	2800..10000	0.5..0.64	flat	alpha-men	320..520	fleece	0.9	-1.4	8	apparel
    Parka	mens-outerwear	12000..45000	0.5..0.64	winter	alpha-men	1100..1800	down	1.2	-1.4	4	outdoor
    Rain Jacket	mens-outerwear	6000..24000	0.5..0.64	spring	alpha-men	380..700	performance	1.2	-1.4	4	outdoor
    Bomber Jacket	mens-outerwear	7000..28000	0.5..0.64	autumn	alpha-men	650..1000	performance	1.2	-1.4	4	outdoor
    Fleece Jacket	mens-outerwear	4500..18000	0.5..0.64	autumn	alpha-men	400..700	fleece	1.2	-1.4	5	outdoor
    Overcoat	mens-outerwear	14000..52000	0.5..0.64	winter	alpha-men	1400..2200	wool	1.2	-1.4	2	elegant
    Suit Jacket	mens-tailoring	12000..52000	0.54..0.68	spring	jacket	700..1100	wool	1.7	-1.2	3	elegant
    Suit Trousers	mens-tailoring	6000..22000	0.54..0.68	spring	waist-men	420..620	wool	1.7	-1.2	3	elegant
    Sport Coat	mens-tailoring	11000..42000	0.54..0.68	autumn	jacket	700..1050	wool	1.7	-1.2	2	elegant
    Silk Tie	mens-tailoring	2000..9500	0.54..0.68	gift	none	50..90	silk	0.4	-1.2	3	elegant
    Training T-Shirt	mens-activewear	2000..6500	0.52..0.66	flat	alpha-men	120..190	performance	0.9	-1.5	7	active
    Running Shorts	mens-activewear	2200..7000	0.52..0.66	summer	alpha-men	110..190	performance	0.9	-1.5	6	active
    Track Pants	mens-activewear	3200..10000	0.52..0.66	flat	alpha-men	300..450	performance	0.9	-1.5	5	active
    Hoodie	mens-activewear	3800..12500	0.52..0.66	autumn	alpha-men	450..680	fleece	0.9	-1.5	9	active
    Boxer Briefs Pack	mens-underwear	1600..5500	0.56..0.7	flat	alpha-men	180..320	cotton	0.3	-1	9	soft
    Undershirt Pack	mens-underwear	1600..4800	0.56..0.7	flat	alpha-men	300..480	cotton	0.3	-1	5	soft
    Crew Socks Pack	mens-underwear	900..3200	0.56..0.7	gift	none	150..300	cotton	0.3	-1	10	soft
    Lounge Pants	mens-underwear	2200..7500	0.56..0.7	gift	alpha-men	280..420	fleece	0.3	-1	4	soft
    Play Dress	girls-clothing	1600..6000	0.48..0.62	spring	kids-age	130..230	cotton	0.9	-1.7	7	playful
    Printed Leggings	girls-clothing	900..3000	0.48..0.62	flat	kids-age	90..160	cotton	0.9	-1.7	8	playful
    Graphic Tee	girls-clothing	800..2600	0.48..0.62	back_to_school	kids-age	80..140	cotton	0.9	-1.7	9	playful
    Zip Hoodie	girls-clothing	1800..5500	0.48..0.62	back_to_school	kids-age	250..380	fleece	0.9	-1.7	6	playful
    Graphic Tee	boys-clothing	800..2600	0.48..0.62	back_to_school	kids-age	90..150	cotton	0.8	-1.7	10	playful
    Pull-On Jeans	boys-clothing	1600..4800	0.48..0.62	back_to_school	kids-age	280..420	denim	0.8	-1.7	7	playful
    Sweatpants	boys-clothing	1400..4000	0.48..0.62	flat	kids-age	200..320	fleece	0.8	-1.7	7	playful
    Puffer Coat	boys-clothing	3500..12000	0.48..0.62	winter	kids-age	450..750	down	0.8	-1.7	4	playful
    Bodysuit Pack	baby-clothing	1400..4200	0.5..0.64	flat	baby-age	180..320	cotton	0.5	-1.3	9	soft
    Sleeper	baby-clothing	1200..3800	0.5..0.64	flat	baby-age	120..220	cotton	0.5	-1.3	7	soft
    Knit Blanket	baby-clothing	1800..6000	0.5..0.64	gift	none	250..450	wool	0.5	-1.3	3	soft
    Bib Set	baby-clothing	800..2400	0.5..0.64	flat	none	80..150	cotton	0.5	-1.3	3	soft
    Uniform Polo	school-uniforms	1000..2800	0.46..0.58	back_to_school	kids-age	120..200	cotton	0.8	-0.8	5	classic
    Pleated Uniform Skirt	school-uniforms	1600..4000	0.46..0.58	back_to_school	kids-age	180..280	viscose	0.8	-0.8	3	classic
    Uniform Trousers	school-uniforms	1600..4200	0.46..0.58	back_to_school	kids-age	240..360	cotton	0.8	-0.8	4	classic
    Ballet Flats	womens-shoes	3000..13000	0.5..0.65	spring	shoe-women	300..520	leather	1.7	-1.5	7	elegant
    Block Heel Pumps	womens-shoes	4500..19000	0.5..0.65	spring	shoe-women	500..800	leather	2	-1.5	5	elegant
    Sandals	womens-shoes	2800..14000	0.5..0.65	summer	shoe-women	300..600	leather	1.7	-1.5	7	elegant
    Loafers	womens-shoes	4500..19000	0.5..0.65	autumn	shoe-women	450..750	leather	1.7	-1.5	5	elegant
    Oxford Shoes	mens-shoes	7000..28000	0.48..0.63	flat	shoe-men	800..1200	leather	1.4	-1.3	4	classic
    Loafers	mens-shoes	6000..24000	0.48..0.63	flat	shoe-men	700..1000	leather	1.4	-1.3	4	classic
    Boat Shoes	mens-shoes	5000..15000	0.48..0.63	summer	shoe-men	600..900	leather	1.4	-1.3	3	classic
    Slippers	mens-shoes	2200..8000	0.48..0.63	gift	shoe-men	350..600	fleece	0.7	-1.3	4	classic
    Running Shoes	sneakers	6000..22000	0.46..0.6	back_to_school	shoe-unisex	450..700	mesh	1.4	-1.7	14	active
    Lifestyle Sneakers	sneakers	5000..18000	0.46..0.6	back_to_school	shoe-unisex	550..850	canvas	1.4	-1.7	14	active
    Basketball Shoes	sneakers	7500..22000	0.46..0.6	autumn	shoe-unisex	700..950	mesh	1.4	-1.7	6	active
    Training Shoes	sneakers	5500..16000	0.46..0.6	flat	shoe-unisex	500..800	mesh	1.4	-1.7	7	active
    Slip-On Sneakers	sneakers	3500..11000	0.46..0.6	spring	shoe-unisex	450..700	canvas	1.4	-1.7	6	active
    Chelsea Boots	boots	7000..28000	0.5..0.63	autumn	shoe-unisex	900..1400	leather	1.5	-1.3	6	outdoor
    Ankle Boots	boots	6000..26000	0.5..0.63	autumn	shoe-unisex	800..1300	leather	1.5	-1.3	7	outdoor
    Hiking Boots	boots	8000..26000	0.5..0.63	autumn	shoe-unisex	1000..1600	leather	1.5	-1.3	5	outdoor
    Snow Boots	boots	6000..22000	0.5..0.63	winter	shoe-unisex	1100..1800	rubber	1.5	-1.3	4	outdoor
    Kids Sneakers	kids-shoes	2500..8500	0.46..0.6	back_to_school	shoe-kids	300..500	mesh	1	-1.5	8	playful
    School Shoes	kids-shoes	2800..7500	0.46..0.6	back_to_school	shoe-kids	350..560	leather	1	-1.5	5	classic
    Rain Boots	kids-shoes	1800..4800	0.46..0.6	spring	shoe-kids	450..750	rubber	1	-1.5	3	playful
    Tote Bag	bags	3500..32000	0.54..0.7	gift	none	500..1000	leather	0.8	-1.4	7	elegant
    Crossbody Bag	bags	4000..28000	0.54..0.7	gift	none	350..750	leather	0.8	-1.4	8	elegant
    Shoulder Bag	bags	5000..38000	0.54..0.7	gift	none	450..900	leather	0.8	-1.4	5	elegant
    Clutch	bags	2800..18000	0.54..0.7	gift	none	200..450	leather	0.8	-1.4	3	elegant
    Belt Bag	bags	2000..9000	0.54..0.7	summer	none	150..320	canvas	0.8	-1.4	4	active
    Necklace	jewelry	2000..45000	0.58..0.75	gift	none	10..50	jewelry	0.7	-1.2	7	elegant
    Hoop Earrings	jewelry	1400..22000	0.58..0.75	gift	none	5..30	jewelry	0.7	-1.2	8	elegant
    Bracelet	jewelry	1800..32000	0.58..0.75	gift	none	10..60	jewelry	0.7	-1.2	6	elegant
    Ring	jewelry	2000..48000	0.58..0.75	gift	ring	5..25	jewelry	1.2	-1.2	4	elegant
    Analog Watch	watches	5000..42000	0.48..0.62	gift	none	80..180	watch	0.7	-1.3	4	classic
    Chronograph Watch	watches	9000..60000	0.48..0.62	gift	none	110..220	watch	0.7	-1.3	3	classic
    Digital Watch	watches	2000..12000	0.48..0.62	gift	none	50..100	plastic	0.7	-1.3	4	active
    Knit Beanie	scarves-hats	1200..5500	0.55..0.7	winter	none	70..140	wool	0.5	-1.3	7	soft
    Silk Scarf	scarves-hats	2800..16000	0.55..0.7	gift	none	50..110	silk	0.5	-1.3	4	elegant
    Wool Scarf	scarves-hats	2400..14000	0.55..0.7	gift	none	160..320	wool	0.5	-1.3	6	soft
    Baseball Cap	scarves-hats	1400..4800	0.55..0.7	summer	none	80..140	cotton	0.5	-1.3	8	soft
    Touchscreen Gloves	scarves-hats	1400..6500	0.55..0.7	winter	none	70..160	wool	0.5	-1.3	5	soft
    Leather Belt	belts-wallets	2200..12000	0.55..0.7	gift	alpha-men	180..350	leather	0.6	-1.1	6	classic
    Bifold Wallet	belts-wallets	2400..13000	0.55..0.7	gift	none	70..140	leather	0.6	-1.1	6	classic
    Card Holder	belts-wallets	1800..9000	0.55..0.7	gift	none	30..80	leather	0.6	-1.1	5	classic
    Aviator Sunglasses	sunglasses	1800..22000	0.6..0.75	summer	none	25..45	eyewear	0.7	-1.4	5	bright
    Round Sunglasses	sunglasses	1600..18000	0.6..0.75	summer	none	25..45	eyewear	0.7	-1.4	4	bright
    Sport Sunglasses	sunglasses	2500..19000	0.6..0.75	summer	none	25..40	eyewear	0.7	-1.4	4	active
    Carry-On Suitcase	luggage	8000..38000	0.45..0.6	summer	none	2600..3900	shell	0.6	-1.3	4	travel
    Checked Suitcase	luggage	11000..48000	0.45..0.6	summer	none	3800..5500	shell	0.6	-1.3	3	travel
    Weekender Bag	luggage	5500..26000	0.45..0.6	summer	none	900..1600	canvas	0.6	-1.3	4	travel
    Packing Cubes	luggage	1800..5500	0.45..0.6	summer	none	250..450	nylon	0.6	-1.3	3	travel
    """
}
