/// What people type to find a subcategory.
struct SearchTerms: Sendable, Hashable {
  /// Index in `Subcategory.all`.
  let subcategoryNumber: Int
  /// Terms as they should be spelled.
  let terms: [String]
  /// Terms as some spell them.
  let misspelled: [String]

  /// Share of searches that are misspelled.
  static let misspelledShare = 0.06

  /// Terms of every subcategory, in the order of `Subcategory.all`.
  static let all = FactTable.records(text) { fields in
    let subcategory = FactTable.number(of: fields.text(), in: Subcategory.numbers)
    let terms = fields.list()
    return SearchTerms(
      subcategoryNumber: subcategory,
      terms: terms.filter { !$0.hasPrefix("~") },
      misspelled: terms.filter { $0.hasPrefix("~") }.map { String($0.dropFirst()) }
    )
  }

  // A tilde marks a term as misspelled.
  private static let text = """
    # subcategory	terms
    womens-tops	white t-shirt,women blouse,oversized sweater,cardigan women,tank top,silk blouse,~wemens tops
    womens-dresses	midi dress,wedding guest dress,summer dress,wrap dress,black cocktail dress,maxi dress,~maxi drees
    womens-bottoms	high waisted jeans,wide leg jeans,leggings,pleated skirt,women shorts,~legings
    womens-outerwear	puffer jacket women,wool coat,trench coat,blazer women,denim jacket,~trech coat
    womens-activewear	sports bra,workout leggings,running top women,hoodie women,~sports braw
    womens-intimates	bralette,pajama set women,cotton briefs,robe,~pajama sett
    womens-swimwear	one piece swimsuit,bikini,beach cover up,~swimsiut
    mens-shirts	oxford shirt,men dress shirt,flannel shirt,linen shirt men,~flanel shirt
    mens-tees-polos	men t-shirt,polo shirt,graphic tee,henley,crewneck sweatshirt,~polo shrit
    mens-bottoms	men jeans,chinos,cargo pants,joggers men,men shorts,~chinoes
    mens-outerwear	parka men,rain jacket,bomber jacket,fleece jacket men,~bommber jacket
    mens-tailoring	suit jacket,sport coat,silk tie,suit trousers,~blaizer
    mens-activewear	running shorts,men hoodie,track pants,gym shirt,~track pant mens
    mens-underwear	boxer briefs,undershirts,crew socks,lounge pants,~boxer breifs
    girls-clothing	girls dress,girls leggings,girls hoodie,kids graphic tee,~girls drss
    boys-clothing	boys jeans,boys t-shirt,boys coat,kids sweatpants,~boys swetpants
    baby-clothing	baby bodysuit,baby sleeper,baby blanket,bibs,~onsies
    school-uniforms	school uniform polo,uniform skirt,uniform pants,~school unifrom
    womens-shoes	ballet flats,block heels,women sandals,loafers women,~sandles
    mens-shoes	oxford shoes,men loafers,boat shoes,slippers men,~loafres
    sneakers	running shoes,white sneakers,basketball shoes,slip on sneakers,training shoes,~runing shoes,~sneekers
    boots	chelsea boots,ankle boots,hiking boots,snow boots,~hikeing boots
    kids-shoes	kids sneakers,school shoes,rain boots kids,~kids sneeker
    bags	tote bag,crossbody bag,clutch,shoulder bag,belt bag,~crosbody bag
    jewelry	gold necklace,hoop earrings,silver bracelet,ring,~jewelery
    watches	men watch,women watch,chronograph,digital watch,~chronogragh
    scarves-hats	beanie,wool scarf,baseball cap,touchscreen gloves,~scarve
    belts-wallets	leather belt,wallet men,card holder,~walet
    sunglasses	aviator sunglasses,round sunglasses,polarized sunglasses,~sunglases
    luggage	carry on suitcase,weekender bag,packing cubes,checked luggage,~lugage
    phone-accessories	phone case,usb c cable,wireless charger,power bank,screen protector,~wireles charger
    audio	wireless earbuds,noise cancelling headphones,bluetooth speaker,soundbar,~blutooth speaker
    computers	laptop,tablet,wireless mouse,mechanical keyboard,27 inch monitor,~labtop
    tv-video	55 inch tv,streaming stick,tv wall mount,4k tv,~streeming stick
    gaming	game controller,gaming headset,gaming chair,new video games,~gaming headet
    cameras	instant camera,action camera,tripod,mirrorless camera,~camara
    smart-home	smart bulb,smart plug,video doorbell,robot vacuum,~robot vacum
    bedding	queen sheet set,duvet cover,comforter,pillow,throw blanket,~conforter
    bath	towel set,bath mat,shower curtain,bathrobe,~shower curtian
    furniture	coffee table,accent chair,office chair,bookcase,nightstand,~cofee table
    decor	scented candle,throw pillow,wall art,area rug,vase,picture frame,~scented candel
    lighting	table lamp,floor lamp,desk lamp,string lights,~flor lamp
    garden	planter,garden hose,solar lights,patio chairs,~gardan hose
    storage	storage bins,closet organizer,laundry hamper,hangers,~closet orginizer
    cookware	frying pan,dutch oven,saucepan,baking sheet,~duch oven
    kitchen-appliances	air fryer,coffee maker,blender,stand mixer,toaster,~air frier
    tableware	dinnerware set,coffee mug,wine glasses,cutlery set,~dinerware
    kitchen-tools	chef knife,cutting board,food storage containers,water bottle,~cuting board
    fitness	yoga mat,dumbbells,resistance bands,foam roller,~dumbells
    camping	tent,sleeping bag,camp chair,headlamp,cooler,~sleping bag
    cycling	bike helmet,bike lock,city bike,bike lights,~bycicle
    team-sports	basketball,soccer ball,baseball glove,shin guards,~soccor ball
    water-sports	swim goggles,paddle board,beach towel,life vest,~swim gogles
    winter-sports	ski goggles,base layer,snowboard,sled,~snowbord
    skincare	moisturizer,face wash,vitamin c serum,sunscreen,sheet masks,~moisturiser,~sunscren
    makeup	lipstick,mascara,foundation,eyeshadow palette,~mascera
    haircare	shampoo,conditioner,hair oil,hair dryer,~shampo
    fragrance	perfume,cologne,body mist,~parfume
    personal-care	body wash,hand cream,electric toothbrush,beard trimmer,~toothbrsh
    building-sets	building blocks,magnetic tiles,wooden train set,~magnetic tyles
    dolls-plush	teddy bear,doll,dollhouse,stuffed animals,~stufed animal
    board-games	board games,jigsaw puzzle,card game,party game,~jigsaw puzle
    outdoor-play	kids scooter,water blaster,bubble machine,kite,~scotter
    learning-toys	science kit,craft kit,wooden puzzle,alphabet blocks,~sience kit
    fiction	mystery novel,fantasy box set,new fiction,graphic novel,~fantacy books
    nonfiction	cookbook,biography,travel guide,study guide,~biografy
    childrens-books	picture books,activity book,early reader,~childrens boks
    music-film	vinyl record,blu-ray,cd,~vynil record
    car-care	car shampoo,microfiber towels,car wax,~microfibre towles
    car-accessories	floor mats,phone mount,dash cam,trunk organizer,~dashcam mount
    tools	cordless drill,socket set,screwdriver set,jump starter,~screwdiver
    writing	gel pens,notebook,day planner,colored pencils,~notbook
    desk-supplies	desk organizer,binders,printer paper,stapler,~stappler
    backpacks	school backpack,laptop backpack,lunch box,~bagpack
    dog-supplies	dog bed,dog leash,chew toys,dog treats,~dog leesh
    cat-supplies	cat tree,cat litter,cat toys,~cat liter
    small-pets	aquarium,bird feeder,hamster cage,~aquariam
    """
}
