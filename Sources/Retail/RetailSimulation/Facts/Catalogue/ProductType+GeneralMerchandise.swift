extension ProductType {
  /// Types of the general merchandise department.
  static let generalMerchandise = """
    # name	subcategory	price	margin	class	sizes	grams	material	returns	elasticity	demand	name words
    Phone Case	phone-accessories	1200..6000	0.45..0.65	flat	none	30..70	plastic	0.6	-1.6	14	tech
    Screen Protector	phone-accessories	800..3500	0.45..0.65	flat	none	20..50	glass	0.4	-1.6	11	tech
    Charging Cable	phone-accessories	800..3500	0.45..0.65	flat	none	30..80	plastic	0.4	-1.6	13	tech
    Wireless Charger	phone-accessories	1800..8000	0.45..0.65	flat	none	120..260	plastic	0.6	-1.6	7	tech
    Power Bank	phone-accessories	2200..11000	0.45..0.65	summer	none	180..480	plastic	0.6	-1.6	6	tech
    Wireless Earbuds	audio	2900..28000	0.22..0.4	gift	none	40..80	plastic	0.9	-1.7	10	tech
    Over-Ear Headphones	audio	4000..38000	0.22..0.4	gift	none	200..330	plastic	0.9	-1.7	7	tech
    Bluetooth Speaker	audio	2500..26000	0.22..0.4	summer	none	300..1200	plastic	0.9	-1.7	8	tech
    Soundbar	audio	9000..60000	0.22..0.4	gift	none	2500..5200	plastic	0.9	-1.7	3	tech
    Laptop	computers	35000..190000	0.12..0.28	back_to_school	storage	1200..2400	aluminum	0.9	-1.8	4	tech
    Tablet	computers	12000..90000	0.12..0.28	gift	storage	400..700	aluminum	0.9	-1.8	5	tech
    Wireless Mouse	computers	1400..9000	0.12..0.28	back_to_school	none	70..130	plastic	0.9	-1.8	8	tech
    Mechanical Keyboard	computers	4500..19000	0.12..0.28	back_to_school	none	700..1200	plastic	0.9	-1.8	4	tech
    Monitor	computers	12000..75000	0.12..0.28	back_to_school	none	3500..7500	plastic	0.9	-1.8	4	tech
    USB-C Hub	computers	2200..9500	0.35..0.5	back_to_school	none	60..140	aluminum	0.9	-1.8	5	tech
    Smart TV	tv-video	22000..180000	0.12..0.26	winter	screen	7000..24000	plastic	0.8	-1.9	4	tech
    Streaming Stick	tv-video	2500..9000	0.12..0.26	gift	none	40..90	plastic	0.8	-1.9	6	tech
    Wall Mount	tv-video	2500..14000	0.4..0.55	flat	none	2500..6000	steel	0.8	-1.9	3	tech
    Game Controller	gaming	3500..11000	0.15..0.35	gift	none	220..320	plastic	0.6	-1.6	6	tech
    Gaming Headset	gaming	3500..22000	0.15..0.35	gift	none	250..380	plastic	0.6	-1.6	5	tech
    Gaming Chair	gaming	13000..42000	0.15..0.35	gift	none	17000..24000	upholstery	0.9	-1.6	2	tech
    Video Game	gaming	2000..7000	0.15..0.35	gift	none	60..110	plastic	0.3	-1.6	10	tech
    Instant Camera	cameras	6000..16000	0.18..0.34	gift	none	300..520	aluminum	0.8	-1.5	3	tech
    Action Camera	cameras	12000..45000	0.18..0.34	summer	none	100..180	aluminum	0.8	-1.5	3	tech
    Mirrorless Camera	cameras	48000..220000	0.18..0.34	gift	none	350..700	aluminum	0.8	-1.5	1	tech
    Tripod	cameras	2200..18000	0.4..0.55	gift	none	700..1900	aluminum	0.8	-1.5	3	tech
    Smart Bulb	smart-home	1000..4500	0.25..0.42	gift	none	60..120	plastic	0.9	-1.6	7	tech
    Smart Plug	smart-home	1000..3200	0.25..0.42	gift	none	80..130	plastic	0.9	-1.6	6	tech
    Video Doorbell	smart-home	6000..24000	0.25..0.42	gift	none	250..450	plastic	0.9	-1.6	3	tech
    Robot Vacuum	smart-home	16000..80000	0.25..0.42	gift	none	3000..4500	plastic	0.9	-1.6	2	tech
    Sheet Set	bedding	3200..18000	0.48..0.62	flat	bed	1400..2600	cotton	0.7	-1.4	7	soft
    Duvet Cover	bedding	3800..19000	0.48..0.62	flat	bed	1100..2000	cotton	0.7	-1.4	5	soft
    Comforter	bedding	5000..26000	0.48..0.62	winter	bed	2200..4200	down	0.7	-1.4	4	soft
    Pillow	bedding	1400..9000	0.48..0.62	flat	none	600..1300	foam	0.7	-1.4	8	soft
    Throw Blanket	bedding	2000..11000	0.48..0.62	gift	none	700..1500	fleece	0.7	-1.4	6	soft
    Towel Set	bath	2200..11000	0.5..0.64	flat	none	1200..2400	terry	0.4	-1.3	7	soft
    Bath Mat	bath	1400..6000	0.5..0.64	flat	none	500..1100	terry	0.4	-1.3	5	soft
    Shower Curtain	bath	1400..6500	0.5..0.64	flat	none	400..800	polyester	0.4	-1.3	4	soft
    Bathrobe	bath	3500..14000	0.5..0.64	gift	alpha-unisex	900..1400	terry	0.8	-1.3	3	soft
    Coffee Table	furniture	9000..52000	0.4..0.56	flat	none	12000..28000	wood	0.8	-1.3	2	home
    Accent Chair	furniture	12000..65000	0.4..0.56	flat	none	11000..21000	upholstery	0.8	-1.3	2	home
    Bookcase	furniture	7000..36000	0.4..0.56	flat	none	16000..32000	wood	0.8	-1.3	2	home
    Office Chair	furniture	9000..48000	0.4..0.56	back_to_school	none	11000..19000	upholstery	0.8	-1.3	3	home
    Nightstand	furniture	6000..28000	0.4..0.56	flat	none	8000..17000	wood	0.8	-1.3	2	home
    Scented Candle	decor	1000..5500	0.52..0.68	gift	none	250..700	wax	0.6	-1.5	12	home
    Decorative Pillow	decor	1500..7500	0.52..0.68	flat	none	400..800	linen	0.6	-1.5	7	home
    Wall Art	decor	2200..22000	0.52..0.68	flat	none	700..3500	wood	0.6	-1.5	4	home
    Vase	decor	1400..11000	0.52..0.68	spring	none	500..1800	ceramic	0.6	-1.5	5	home
    Area Rug	decor	5000..48000	0.52..0.68	flat	rug	4000..16000	textile	1.1	-1.5	3	home
    Picture Frame	decor	900..6000	0.52..0.68	gift	none	250..900	wood	0.6	-1.5	6	home
    Table Lamp	lighting	2500..18000	0.46..0.6	autumn	none	1200..3200	metal	0.6	-1.3	4	home
    Floor Lamp	lighting	4500..28000	0.46..0.6	autumn	none	4000..8500	metal	0.6	-1.3	3	home
    LED Desk Lamp	lighting	2000..9500	0.46..0.6	back_to_school	none	700..1500	metal	0.6	-1.3	4	home
    String Lights	lighting	1000..4500	0.46..0.6	gift	none	200..600	metal	0.6	-1.3	6	home
    Planter	garden	1200..9000	0.42..0.58	spring	none	500..4500	ceramic	0.4	-1.2	7	outdoor
    Garden Hose	garden	2000..8500	0.42..0.58	spring	none	1800..4000	rubber	0.4	-1.2	4	outdoor
    Pruning Shears	garden	1200..6000	0.42..0.58	spring	none	200..450	steel	0.4	-1.2	4	outdoor
    Patio Chair	garden	4500..26000	0.42..0.58	summer	none	4000..8500	wood	0.4	-1.2	3	outdoor
    Solar Path Lights	garden	1800..7500	0.42..0.58	spring	none	600..1400	plastic	0.4	-1.2	5	outdoor
    Storage Bin	storage	900..4800	0.46..0.6	spring	none	600..2200	plastic	0.4	-1.2	8	home
    Closet Organizer	storage	1800..9500	0.46..0.6	spring	none	1200..4500	textile	0.4	-1.2	4	home
    Laundry Hamper	storage	1800..7000	0.46..0.6	back_to_school	none	900..2200	textile	0.4	-1.2	4	home
    Velvet Hangers Set	storage	1400..4000	0.46..0.6	spring	none	1200..2400	plastic	0.4	-1.2	5	home
    Frying Pan	cookware	1800..13000	0.42..0.58	gift	none	900..2000	cookware	0.4	-1.3	7	kitchen
    Dutch Oven	cookware	4500..32000	0.42..0.58	winter	none	4200..6500	cast-iron	0.4	-1.3	3	kitchen
    Saucepan	cookware	2000..12000	0.42..0.58	gift	none	800..1700	cookware	0.4	-1.3	4	kitchen
    Baking Sheet Set	cookware	1400..5500	0.42..0.58	winter	none	900..1900	cookware	0.4	-1.3	5	kitchen
    Coffee Maker	kitchen-appliances	2800..26000	0.25..0.42	gift	none	1800..4800	steel	0.8	-1.6	5	kitchen
    Air Fryer	kitchen-appliances	5000..23000	0.25..0.42	gift	none	3800..6500	steel	0.8	-1.6	4	kitchen
    Blender	kitchen-appliances	3000..32000	0.25..0.42	summer	none	2200..4800	steel	0.8	-1.6	4	kitchen
    Stand Mixer	kitchen-appliances	15000..52000	0.25..0.42	gift	none	7000..11500	steel	0.8	-1.6	2	kitchen
    Toaster	kitchen-appliances	2000..13000	0.25..0.42	gift	none	1200..2600	steel	0.8	-1.6	4	kitchen
    Dinnerware Set	tableware	3800..22000	0.48..0.62	gift	none	5500..9500	ceramic	0.4	-1.2	3	home
    Coffee Mug	tableware	800..3200	0.48..0.62	gift	none	300..450	ceramic	0.4	-1.2	11	home
    Wine Glass Set	tableware	2200..12000	0.48..0.62	gift	none	900..1800	glass	0.4	-1.2	4	home
    Cutlery Set	tableware	2500..18000	0.48..0.62	gift	none	1100..2200	steel	0.4	-1.2	3	home
    Chef's Knife	kitchen-tools	2000..18000	0.48..0.64	gift	none	180..320	steel	0.3	-1.1	4	kitchen
    Cutting Board	kitchen-tools	1400..7500	0.48..0.64	flat	none	900..2600	wood	0.3	-1.1	5	kitchen
    Food Storage Set	kitchen-tools	1600..7000	0.48..0.64	flat	none	1000..2400	glass	0.3	-1.1	7	kitchen
    Water Bottle	kitchen-tools	1200..4800	0.48..0.64	back_to_school	none	250..480	steel	0.3	-1.1	10	kitchen
    Yoga Mat	fitness	1600..11000	0.4..0.55	winter	none	900..2600	rubber	0.5	-1.4	7	active
    Dumbbell Set	fitness	3000..32000	0.4..0.55	winter	none	4500..22000	cast-iron	0.5	-1.4	4	active
    Resistance Bands	fitness	1200..4500	0.4..0.55	winter	none	300..900	rubber	0.5	-1.4	7	active
    Foam Roller	fitness	1400..5500	0.4..0.55	winter	none	400..900	foam	0.5	-1.4	4	active
    Tent	camping	8000..48000	0.4..0.55	summer	none	2200..7000	nylon	0.6	-1.3	3	outdoor
    Sleeping Bag	camping	4500..32000	0.4..0.55	summer	none	900..2200	nylon	0.6	-1.3	4	outdoor
    Camp Chair	camping	2500..11000	0.4..0.55	summer	none	2200..4200	nylon	0.6	-1.3	5	outdoor
    Headlamp	camping	1500..8500	0.4..0.55	autumn	none	70..140	plastic	0.6	-1.3	5	outdoor
    Cooler	camping	3500..32000	0.4..0.55	summer	none	2500..9500	plastic	0.6	-1.3	3	outdoor
    City Bike	cycling	28000..98000	0.36..0.52	spring	frame	12500..17500	aluminum	0.5	-1.3	1	active
    Bike Helmet	cycling	3000..18000	0.36..0.52	spring	helmet	250..420	foam	1	-1.3	4	active
    Bike Lock	cycling	1800..9500	0.36..0.52	spring	none	600..1700	steel	0.5	-1.3	4	active
    Bike Light Set	cycling	1600..8500	0.36..0.52	autumn	none	90..200	plastic	0.5	-1.3	4	active
    Basketball	team-sports	1800..8000	0.4..0.55	autumn	none	580..640	rubber	0.4	-1.3	5	active
    Soccer Ball	team-sports	1600..9000	0.4..0.55	spring	none	400..450	leather	0.4	-1.3	5	active
    Baseball Glove	team-sports	3000..22000	0.4..0.55	spring	none	500..850	leather	0.4	-1.3	3	active
    Shin Guards	team-sports	1200..4500	0.4..0.55	back_to_school	alpha-unisex	180..320	plastic	0.4	-1.3	3	active
    Swim Goggles	water-sports	1000..4500	0.42..0.56	summer	none	40..90	rubber	0.5	-1.3	5	bright
    Inflatable Paddle Board	water-sports	22000..68000	0.42..0.56	summer	none	8000..11500	rubber	0.5	-1.3	1	bright
    Life Vest	water-sports	3000..13000	0.42..0.56	summer	alpha-unisex	500..950	nylon	0.5	-1.3	3	bright
    Beach Towel	water-sports	1400..4800	0.42..0.56	summer	none	450..750	terry	0.5	-1.3	7	bright
    Ski Goggles	winter-sports	3500..22000	0.42..0.56	winter	none	120..200	eyewear	0.7	-1.2	3	outdoor
    Thermal Base Layer	winter-sports	2800..12000	0.42..0.56	winter	alpha-unisex	180..320	performance	0.7	-1.2	5	outdoor
    Snowboard	winter-sports	24000..68000	0.42..0.56	winter	none	2600..3400	wood	0.7	-1.2	1	outdoor
    Sled	winter-sports	2200..9000	0.42..0.56	winter	none	1500..3500	plastic	0.7	-1.2	2	outdoor
    Moisturizer	skincare	1200..9000	0.58..0.75	flat	volume	80..180	formula	0.3	-1.1	11	gentle
    Facial Cleanser	skincare	800..4800	0.58..0.75	flat	volume	130..260	formula	0.3	-1.1	10	gentle
    Vitamin C Serum	skincare	1600..12000	0.58..0.75	flat	volume	60..110	formula	0.3	-1.1	7	gentle
    Sunscreen	skincare	1000..4800	0.58..0.75	summer	volume	90..220	formula	0.3	-1.1	8	gentle
    Sheet Mask Set	skincare	900..3800	0.58..0.75	gift	none	120..260	formula	0.3	-1.1	5	gentle
    Lipstick	makeup	900..4500	0.6..0.76	gift	none	20..40	formula	0.4	-1.2	11	glow
    Mascara	makeup	900..3800	0.6..0.76	gift	none	20..40	formula	0.4	-1.2	9	glow
    Foundation	makeup	1400..6200	0.6..0.76	gift	none	60..110	formula	0.8	-1.2	7	glow
    Eyeshadow Palette	makeup	1600..7500	0.6..0.76	gift	none	80..220	formula	0.4	-1.2	5	glow
    Shampoo	haircare	700..4200	0.52..0.68	flat	volume	260..520	formula	0.3	-1.2	12	gentle
    Conditioner	haircare	700..4200	0.52..0.68	flat	volume	260..520	formula	0.3	-1.2	9	gentle
    Hair Oil	haircare	1000..5800	0.52..0.68	flat	volume	80..170	formula	0.3	-1.2	5	gentle
    Hair Dryer	haircare	3000..32000	0.32..0.48	gift	none	500..900	plastic	0.8	-1.2	3	gentle
    Eau de Parfum	fragrance	3200..22000	0.56..0.72	gift	volume	180..380	formula	0.4	-1.1	5	elegant
    Eau de Toilette	fragrance	2400..15000	0.56..0.72	gift	volume	180..380	formula	0.4	-1.1	4	elegant
    Body Mist	fragrance	900..3200	0.56..0.72	summer	volume	150..280	formula	0.4	-1.1	6	elegant
    Body Wash	personal-care	600..2800	0.45..0.62	flat	none	300..560	formula	0.2	-1	11	gentle
    Hand Cream	personal-care	500..2800	0.45..0.62	winter	none	50..120	formula	0.2	-1	8	gentle
    Electric Toothbrush	personal-care	2500..22000	0.45..0.62	gift	none	200..380	plastic	0.5	-1	4	gentle
    Beard Trimmer	personal-care	2200..13000	0.45..0.62	gift	none	200..380	steel	0.6	-1	3	gentle
    Brick City Set	building-sets	1800..15000	0.36..0.5	gift	none	400..2200	plastic	0.3	-1.5	6	playful
    Magnetic Tiles	building-sets	2200..11000	0.36..0.5	gift	none	700..2400	plastic	0.3	-1.5	4	playful
    Wooden Train Set	building-sets	2500..12000	0.36..0.5	gift	none	900..2800	wood	0.3	-1.5	3	playful
    Teddy Bear	dolls-plush	1200..6500	0.42..0.56	gift	none	200..800	plush	0.3	-1.5	7	playful
    Fashion Doll	dolls-plush	1200..5500	0.42..0.56	gift	none	180..350	plastic	0.3	-1.5	6	playful
    Dollhouse	dolls-plush	4500..22000	0.42..0.56	gift	none	3500..9500	wood	0.3	-1.5	2	playful
    Strategy Game	board-games	2500..9000	0.4..0.54	gift	none	900..2300	paper	0.2	-1.3	5	playful
    Party Game	board-games	1400..4000	0.4..0.54	gift	none	400..900	paper	0.2	-1.3	6	playful
    Jigsaw Puzzle	board-games	1000..3800	0.4..0.54	winter	none	450..950	paper	0.2	-1.3	7	playful
    Card Game	board-games	700..2400	0.4..0.54	gift	none	120..350	paper	0.2	-1.3	7	playful
    Water Blaster	outdoor-play	900..3800	0.38..0.52	summer	none	300..900	plastic	0.3	-1.4	5	bright
    Kick Scooter	outdoor-play	3500..14000	0.38..0.52	summer	none	2500..5200	aluminum	0.3	-1.4	3	bright
    Bubble Machine	outdoor-play	1400..4200	0.38..0.52	summer	none	400..900	plastic	0.3	-1.4	4	bright
    Kite	outdoor-play	1200..4500	0.38..0.52	spring	none	150..400	nylon	0.3	-1.4	3	bright
    Wooden Puzzle	learning-toys	900..3200	0.42..0.56	gift	none	250..700	wood	0.3	-1.3	5	playful
    Science Kit	learning-toys	1800..7500	0.42..0.56	gift	none	500..1400	plastic	0.3	-1.3	4	playful
    Craft Kit	learning-toys	1000..4500	0.42..0.56	gift	none	300..900	paper	0.3	-1.3	6	playful
    Alphabet Blocks	learning-toys	1400..4000	0.42..0.56	gift	none	600..1400	wood	0.3	-1.3	3	playful
    Novel	fiction	900..3000	0.34..0.46	flat	none	250..700	paper	0.25	-1	14	reading
    Mystery Thriller	fiction	900..2800	0.34..0.46	summer	none	250..650	paper	0.25	-1	10	reading
    Fantasy Box Set	fiction	2800..9000	0.34..0.46	gift	none	1200..2800	paper	0.25	-1	3	reading
    Graphic Novel	fiction	1200..3800	0.34..0.46	flat	none	300..800	paper	0.25	-1	5	reading
    Cookbook	nonfiction	1600..4800	0.34..0.46	gift	none	700..1600	paper	0.25	-0.9	6	reading
    Biography	nonfiction	1400..3800	0.34..0.46	gift	none	400..900	paper	0.25	-0.9	6	reading
    Travel Guide	nonfiction	1400..3200	0.34..0.46	spring	none	300..700	paper	0.25	-0.9	4	reading
    Study Guide	nonfiction	1600..6000	0.34..0.46	back_to_school	none	500..1300	paper	0.25	-0.9	5	reading
    Picture Book	childrens-books	600..2200	0.36..0.48	gift	none	250..550	paper	0.2	-1	10	playful
    Activity Book	childrens-books	500..1800	0.36..0.48	summer	none	200..450	paper	0.2	-1	8	playful
    Early Reader Set	childrens-books	1200..4200	0.36..0.48	back_to_school	none	400..1000	paper	0.2	-1	5	playful
    Vinyl Record	music-film	1800..4800	0.24..0.38	gift	none	280..480	plastic	0.2	-1.2	5	reading
    Blu-ray Movie	music-film	1000..3200	0.24..0.38	gift	none	80..140	plastic	0.2	-1.2	5	reading
    Music CD	music-film	800..2000	0.24..0.38	gift	none	80..120	plastic	0.2	-1.2	4	reading
    Car Shampoo	car-care	800..2800	0.42..0.56	spring	none	900..1400	formula	0.2	-1.1	5	rugged
    Microfiber Towel Set	car-care	1000..3200	0.42..0.56	spring	none	300..800	polyester	0.2	-1.1	6	rugged
    Wax Polish	car-care	1000..4500	0.42..0.56	spring	none	300..800	formula	0.2	-1.1	3	rugged
    Floor Mats	car-accessories	2800..16000	0.44..0.6	flat	none	2500..7500	rubber	0.9	-1.2	4	rugged
    Phone Mount	car-accessories	1200..4800	0.44..0.6	flat	none	100..250	plastic	0.6	-1.2	7	rugged
    Dash Cam	car-accessories	4500..26000	0.28..0.42	flat	none	150..350	plastic	0.6	-1.2	3	rugged
    Trunk Organizer	car-accessories	1800..6500	0.44..0.6	flat	none	800..1900	textile	0.6	-1.2	4	rugged
    Ice Scraper	car-accessories	700..2800	0.44..0.6	winter	none	250..600	plastic	0.6	-1.2	4	rugged
    Cordless Drill	tools	5500..26000	0.38..0.52	gift	none	1500..3000	steel	0.4	-1.2	3	rugged
    Socket Set	tools	2800..19000	0.38..0.52	gift	none	1800..5500	steel	0.4	-1.2	3	rugged
    Screwdriver Set	tools	1400..7000	0.38..0.52	gift	none	400..1200	steel	0.4	-1.2	5	rugged
    Jump Starter	tools	5500..19000	0.38..0.52	winter	none	700..1900	steel	0.4	-1.2	3	rugged
    Gel Pen Set	writing	500..2400	0.46..0.6	back_to_school	none	80..180	plastic	0.1	-0.9	11	classic
    Notebook	writing	500..2800	0.46..0.6	back_to_school	none	200..500	paper	0.1	-0.9	13	classic
    Day Planner	writing	1200..4800	0.46..0.6	winter	none	350..750	paper	0.1	-0.9	5	classic
    Colored Pencils	writing	600..3800	0.46..0.6	back_to_school	none	150..450	wood	0.1	-0.9	7	classic
    Desk Organizer	desk-supplies	1200..5500	0.44..0.58	back_to_school	none	500..1600	wood	0.2	-1	5	classic
    Binder Set	desk-supplies	900..3200	0.44..0.58	back_to_school	none	700..1600	plastic	0.2	-1	6	classic
    Stapler	desk-supplies	700..3000	0.44..0.58	back_to_school	none	250..550	steel	0.2	-1	5	classic
    Printer Paper	desk-supplies	700..3800	0.44..0.58	flat	none	2300..5000	paper	0.2	-1	9	classic
    School Backpack	backpacks	2200..9500	0.48..0.62	back_to_school	none	450..900	nylon	0.6	-1.3	8	active
    Laptop Backpack	backpacks	3500..18000	0.48..0.62	flat	none	700..1300	nylon	0.6	-1.3	6	active
    Lunch Box	backpacks	1000..3800	0.48..0.62	back_to_school	none	250..600	nylon	0.6	-1.3	6	active
    Dog Bed	dog-supplies	2800..16000	0.38..0.54	flat	alpha-pet	1500..4500	plush	0.3	-1	4	pet
    Dog Leash	dog-supplies	1000..4500	0.38..0.54	flat	none	120..350	nylon	0.3	-1	6	pet
    Chew Toy	dog-supplies	600..2600	0.38..0.54	flat	none	100..400	rubber	0.3	-1	10	pet
    Dog Treats	dog-supplies	600..3000	0.38..0.54	flat	none	200..900	organic	0.1	-1	12	pet
    Cat Tree	cat-supplies	4500..22000	0.38..0.54	flat	none	9000..22000	wood	0.3	-1	2	pet
    Cat Litter	cat-supplies	1000..3800	0.38..0.54	flat	none	5500..15000	organic	0.1	-1	9	pet
    Feather Wand	cat-supplies	500..1800	0.38..0.54	flat	none	40..120	plastic	0.3	-1	6	pet
    Aquarium Kit	small-pets	3800..24000	0.4..0.55	flat	none	4500..18000	glass	0.3	-1	1	pet
    Bird Feeder	small-pets	1400..6500	0.4..0.55	spring	none	400..1500	wood	0.3	-1	4	pet
    Hamster Habitat	small-pets	3500..13000	0.4..0.55	flat	none	2500..5500	plastic	0.3	-1	1	pet
    """
}
