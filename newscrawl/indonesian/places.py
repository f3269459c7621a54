"""Places that datelines name: the provinces, regencies and cities of Indonesia, the seats of
regencies that papers name instead, the world's capitals and a few great cities. In small letters.

Metro in Lampung is left out: most who write METRO there mean a paper.
"""

from __future__ import annotations


def _names(listed: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in listed.split(","))


ABBREVIATIONS = _names("diy, dki, ntb, ntt")

_PROVINCES = _names(
    """
    aceh, bali, banten, bengkulu, daerah istimewa yogyakarta, dki jakarta, gorontalo, jambi,
    jawa barat, jawa tengah, jawa timur, kalimantan barat, kalimantan selatan, kalimantan tengah,
    kalimantan timur, kalimantan utara, kepulauan bangka belitung, bangka belitung, kepulauan
    riau, lampung, maluku, maluku utara, nusa tenggara barat, nusa tenggara timur, papua, papua
    barat, papua barat daya, papua pegunungan, papua selatan, papua tengah, riau, sulawesi barat,
    sulawesi selatan, sulawesi tengah, sulawesi tenggara, sulawesi utara, sumatera barat,
    sumatera selatan, sumatera utara, yogyakarta, jabar, jateng, jatim, kalbar, kalsel, kalteng,
    kaltim, kaltara, kepri, babel, malut, sulbar, sulsel, sulteng, sultra, sulut, sumbar, sumsel,
    sumut, diy, dki, ntb, ntt
    """
)
_SUMATRA = _names(
    """
    aceh barat, aceh barat daya, aceh besar, aceh jaya, aceh selatan, aceh singkil, aceh tamiang,
    aceh tengah, aceh tenggara, aceh timur, aceh utara, banda aceh, bener meriah, bireuen, gayo
    lues, langsa, lhokseumawe, nagan raya, pidie, pidie jaya, sabang, simeulue, subulussalam,
    meulaboh, takengon, asahan, batubara, batu bara, binjai, dairi, deli serdang, gunungsitoli,
    humbang hasundutan, karo, labuhanbatu, labuhanbatu selatan, labuhanbatu utara, langkat,
    mandailing natal, medan, nias, nias barat, nias selatan, nias utara, padang lawas, padang
    lawas utara, padangsidimpuan, padang sidempuan, pakpak bharat, pematangsiantar, pematang
    siantar, samosir, serdang bedagai, sibolga, simalungun, tanjungbalai, tanjung balai, tapanuli
    selatan, tapanuli tengah, tapanuli utara, tebing tinggi, toba, kisaran, rantauprapat, agam,
    bukittinggi, dharmasraya, kepulauan mentawai, lima puluh kota, limapuluh kota, mentawai,
    padang, padang panjang, padang pariaman, pariaman, pasaman, pasaman barat, payakumbuh,
    pesisir selatan, sawahlunto, sijunjung, solok, solok selatan, tanah datar, bengkalis, dumai,
    indragiri hilir, indragiri hulu, kampar, kepulauan meranti, kuantan singingi, pekanbaru,
    pelalawan, rokan hilir, rokan hulu, siak, bangkinang, tembilahan, batam, bintan, karimun,
    kepulauan anambas, anambas, lingga, natuna, tanjungpinang, tanjung pinang, batanghari,
    bungo, kerinci, merangin, muaro jambi, sarolangun, sungai penuh, tanjung jabung barat,
    tanjung jabung timur, tebo, banyuasin, empat lawang, lahat, lubuklinggau, lubuk linggau,
    muara enim, musi banyuasin, musi rawas, musi rawas utara, ogan ilir, ogan komering ilir, ogan
    komering ulu, pagar alam, pagaralam, palembang, penukal abab lematang ilir, prabumulih,
    baturaja, sekayu, bangka, bangka barat, bangka selatan, bangka tengah, belitung, belitung
    timur, pangkalpinang, pangkal pinang, bengkulu selatan, bengkulu tengah, bengkulu utara,
    kaur, kepahiang, lebong, mukomuko, rejang lebong, seluma, curup, bandar lampung,
    bandarlampung, lampung barat, lampung selatan, lampung tengah, lampung timur, lampung utara,
    mesuji, pesawaran, pesisir barat, pringsewu, tanggamus, tulang bawang, tulang bawang barat,
    way kanan, kotabumi, kalianda
    """
)
_JAVA = _names(
    """
    jakarta, jakarta barat, jakarta pusat, jakarta selatan, jakarta timur, jakarta utara,
    kepulauan seribu, cilegon, lebak, pandeglang, serang, tangerang, tangerang selatan, tangsel,
    rangkasbitung, bandung, bandung barat, banjar, bekasi, bogor, ciamis, cianjur, cimahi,
    cirebon, depok, garut, indramayu, karawang, kuningan, majalengka, pangandaran, purwakarta,
    subang, sukabumi, sumedang, tasikmalaya, cibinong, cikarang, soreang, lembang, banjarnegara,
    banyumas, batang, blora, boyolali, brebes, cilacap, demak, grobogan, jepara, karanganyar,
    kebumen, kendal, klaten, kudus, magelang, pati, pekalongan, pemalang, purbalingga, purworejo,
    rembang, salatiga, semarang, sragen, sukoharjo, surakarta, solo, tegal, temanggung, wonogiri,
    wonosobo, purwokerto, ungaran, slawi, mungkid, bantul, gunungkidul, gunung kidul, jogja,
    jogjakarta, kulon progo, kulonprogo, sleman, wonosari, wates, bangkalan, banyuwangi, batu,
    blitar, bojonegoro, bondowoso, gresik, jember, jombang, kediri, lamongan, lumajang, madiun,
    magetan, malang, mojokerto, nganjuk, ngawi, pacitan, pamekasan, pasuruan, ponorogo,
    probolinggo, sampang, sidoarjo, situbondo, sumenep, surabaya, trenggalek, tuban, tulungagung,
    madura, caruban, kepanjen
    """
)
_EAST = _names(
    """
    badung, bangli, buleleng, denpasar, gianyar, jembrana, karangasem, klungkung, tabanan,
    singaraja, mangupura, semarapura, amlapura, bima, dompu, lombok, lombok barat, lombok
    tengah, lombok timur, lombok utara, mataram, sumbawa, sumbawa barat, praya, selong, alor,
    belu, ende, flores timur, kupang, lembata, malaka, manggarai, manggarai barat, manggarai
    timur, nagekeo, ngada, rote ndao, sabu raijua, sikka, sumba barat, sumba barat daya, sumba
    tengah, sumba timur, timor tengah selatan, timor tengah utara, atambua, bajawa, kalabahi,
    kefamenanu, labuan bajo, larantuka, lewoleba, maumere, ruteng, soe, tambolaka, waikabubak,
    waingapu, bengkayang, kapuas hulu, kayong utara, ketapang, kubu raya, landak, melawi,
    mempawah, pontianak, sambas, sanggau, sekadau, singkawang, sintang, putussibau, balangan,
    banjarbaru, banjarmasin, barito kuala, hulu sungai selatan, hulu sungai tengah, hulu sungai
    utara, kotabaru, tabalong, tanah bumbu, tanah laut, tapin, amuntai, barabai, batulicin,
    kandangan, marabahan, martapura, pelaihari, barito selatan, barito timur,
    barito utara, gunung mas, kapuas, katingan, kotawaringin barat, kotawaringin timur, lamandau,
    murung raya, palangka raya, palangkaraya, pulang pisau, seruyan, sukamara, buntok, kasongan,
    kuala kapuas, kuala kurun, kuala pembuang, muara teweh, nanga bulik, pangkalan bun, puruk
    cahu, sampit, tamiang layang, balikpapan, berau, bontang, kutai barat, kutai kartanegara,
    kutai timur, mahakam ulu, paser, penajam, penajam paser utara, samarinda, sangatta,
    tanah grogot, tenggarong, bulungan, malinau, nunukan, tana tidung, tanjung redeb, tanjung
    selor, tarakan, boalemo, bone bolango, gorontalo utara, pohuwato, limboto, majene, mamasa,
    mamuju, mamuju tengah, pasangkayu, polewali mandar, polewali, bantaeng, barru, bone, bulukumba,
    enrekang, gowa, jeneponto, kepulauan selayar, luwu, luwu timur, luwu utara, makassar, maros,
    palopo, pangkajene dan kepulauan, pangkep, parepare, pare-pare, pinrang, selayar, sidenreng
    rappang, sidrap, sinjai, soppeng, takalar, tana toraja, toraja utara, wajo, rantepao,
    sungguminasa, watampone, banggai, banggai kepulauan, banggai laut, buol, donggala, morowali,
    morowali utara, palu, parigi moutong, poso, sigi, tojo una-una, tolitoli, luwuk, bau-bau,
    baubau, bombana, buton, buton selatan, buton tengah, buton utara, kendari, kolaka, kolaka
    timur, kolaka utara, konawe, konawe kepulauan, konawe selatan, konawe utara, muna, muna barat,
    wakatobi, bitung, bolaang mongondow, bolaang mongondow selatan, bolaang mongondow timur,
    bolaang mongondow utara, kepulauan sangihe, kepulauan talaud, sitaro, kotamobagu, manado,
    minahasa, minahasa selatan, minahasa tenggara, minahasa utara, sangihe, talaud, tomohon,
    tondano, ambon, buru, buru selatan, kepulauan aru, kepulauan tanimbar, maluku barat daya,
    maluku tengah, maluku tenggara, seram bagian barat, seram bagian timur, tual, dobo, langgur,
    masohi, namlea, saumlaki, halmahera barat, halmahera selatan, halmahera tengah, halmahera
    timur, kepulauan sula, pulau morotai, pulau taliabu, ternate, tidore, tidore kepulauan,
    sofifi, tobelo, asmat, biak, biak numfor, boven digoel, deiyai, dogiyai, fakfak, fak-fak,
    intan jaya, jayapura, jayawijaya, kaimana, keerom, kepulauan yapen, lanny jaya, mamberamo
    raya, mamberamo tengah, manokwari, manokwari selatan, mappi, maybrat, merauke, mimika, nabire,
    nduga, paniai, pegunungan arfak, pegunungan bintang, puncak jaya, raja ampat, sarmi,
    sentani, serui, sorong, sorong selatan, supiori, tambrauw, teluk bintuni, teluk wondama,
    timika, tolikara, wamena, waropen, yahukimo, yalimo
    """
)
_WORLD = _names(
    """
    abu dhabi, abuja, accra, addis ababa, akkra, aljir, algiers, amman, amsterdam,
    ankara, antananarivo, apia, astana, asuncion, athena, baghdad, bagdad, baku, bamako,
    bandar seri begawan, bangkok, barcelona, beijing, beirut, beograd, berlin, bern, bogota,
    brasilia, bratislava, brisbane, brussel, brussels, bucharest, budapest, buenos aires,
    bukares, cairo, canberra, caracas, chicago, colombo, conakry, dakar, damaskus, davos, den
    haag, dhaka, dili, doha, dubai, dublin, dushanbe, freetown, gaza, hanoi, harare, havana,
    helsinki, ho chi minh city, hong kong, hongkong, islamabad, istanbul, jeddah, jenewa,
    jerusalem, johannesburg, juba, kabul, kairo, kampala, karachi, kathmandu, khartoum, kiev,
    kigali, kingston, kinshasa, kolombo, kopenhagen, kuala lumpur, kuwait city, kyiv, la paz,
    lima, lisbon, lisabon, ljubljana, lome, london, los angeles, luanda, lusaka, luxembourg,
    madinah, madrid, makkah, malabo, managua, manama, manchester, manila, maputo, maskat,
    mekah, mekkah, melbourne, mexico city, milan, minsk, mogadishu, monrovia, montevideo, moskow,
    moskwa, mumbai, munich, muscat, nairobi, naypyidaw, new delhi, new york, niamey, nicosia,
    oslo, osaka, ottawa, panama city, paramaribo, paris, perth, phnom penh, port moresby, port au
    prince, praha, pretoria, pyongyang, quito, rabat, ramallah, riga, reykjavik, riyadh, roma,
    san francisco, san jose, sanaa, santiago, sarajevo, seoul, shanghai, singapura, singapore,
    skopje, sofia, stockholm, suva, sydney, taipei, tallinn, tashkent, tbilisi, teheran, tel
    aviv, thimphu, tirana, tokyo, tripoli, tunis, ulan bator, vaduz, valletta, vatikan, vientiane,
    vilnius, warsawa, washington, washington dc, wellington, wina, windhoek, yangon, yaounde,
    yerevan, yerusalem, zagreb
    """
)

PLACES = _PROVINCES | _SUMATRA | _JAVA | _EAST | _WORLD
