// Data: passwords and the words inside passwords that people choose first, in the languages of our
// organisers; a list of our own making. A password that is one of these, with or without digits and
// signs around it, is refused (NIST SP 800-63B §3.1.1.2).

const list = `
+77011234567 +77771234567 000000000000 0123456789ab 098765432109 101010101010 111222333444
112233445566 121212121212 123123123123 123321123321 123456123456 123456789012 1234567890123
12345678901234 123456789012345 1234567890ab 123456789qwe 123456qwerty 123456пароль
1234password 123qwe123qwe 131313131313 147258369147 159753159753 1a2b3c4d5e6f 1q2w3e4r5t6y
1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv 20202020202020 202620262026 654321654321
696969696969 77771234567 777777777777 789456123789 87011234567 87771234567 888888888888
987654321098 999999999999 a123456789012 a1b2c3d4e5f6 aaaaaa abai abc123456789 abcabc abcdef
abcdefgh abcdefghij abracadabra abylay access accessaccess activist admin admin1234567
admin12345678 admin123456789 adminadmin administrador administrator administrator1
adminpassword aigul aisha aktau aktobe aleksandr alexander alexandra alexey alga
alhamdulillah alisher aliya allah almaty amanda andrew andrey android angel angels apple
april arman arsenal aruzhan asdfasdf asdfgh asdfghjk asdfghjkl asdfghjkl123 asdfqwer asel
ashley asshole astana atameken atyrau august autumn ayan azamat babyboy babygirl banana
barcelona barys baseball basketball bastard batman bible bismillah bitch blessed bolat
bosaga boss brother butterfly campaign campaigns captain changeme changemenow changethis
changethispassword charlie cheese chelsea cherry chocolate christ church coffee college
computer cookie cookies correcthorsebattery correcthorsebatterystaple corvette counterstrike
dana daniel daniyar december default defaultpassword democracy director dmitriy dmitry dota
dragon ekaterina election elections elizabeth erlan facebook faith family father february
ferrari flower flowers football fortnite forzhanaozen freedom freedomnow freekazakhstan
friday fuckoff fuckyou fuckyouall gameofthrones general george ginger god goodbye google
guest halyk hannah harley harrypotter heaven hello hellohello helloworld honda hunter
ihatepasswords ihateyou ilovemyself iloveyou iloveyou1234 iloveyoubaby iloveyouforever
iloveyoumom iloveyousomuch inshallah instagram internet iphone january janym jennifer
jessica jesus jordan joshua july june justice justicenow juventus kairat karaganda kazakh
kazakhstan killer kostanay letmein letmein12345 letmeinnow letmeinplease liverpool lkjhgfdsa
login lokomotiv lordoftherings love lovely loveme loveyou madina mailru major maksim mama
mamapapa mamochka manager manchester mangystau marat march marina master matthew maxim
mercedes michael microsoft minecraft mnbvcxz moderator monday money monkey moscow moskva
mother muhammad mustang mypassword naruto natasha nazarbayev newpassword nicole nikita ninja
november nurlan nursultan october opensesame operator orange organiser organizer otan
ozgeris p@ssw0rd1234 p@ssword1234 papa parol parole parolparol passw0rd1234 password
password1234 password12345 password123456 passwordone passwordpassw passwordpassword
passworduser passwort pavlodar people peoplepower pepper petition petitions pirate
pleaseletmein poiuytrewq pokemon porsche power powertothepeople president princess
q1w2e3r4t5y6 q1w2e3r4t5y6u7 qairat qazaq qazaqstan qazwsx qazwsxedc qazwsxedcrfv
qwe123qwe123 qweasd qweasdzxc qwerasdf qwerasdfzxcv qwerty qwerty123456 qwerty12345678
qwertyqwerty qwertyui qwertyuio qwertyuiop qwertyuiop12 qwertyuiop123 qwertyпароль rainbow
ranger realmadrid revolution robert rodina root root12345678 rootpassword russia samantha
samsung samurai saturday school secret secretpassword securepassword semey september sergei
sergey serik service shadow shymkent sister soldier solidarity spartak spb spiderman spring
startrek starwars strike strongpassword student summer sunday sunshine superadmin superman
superpassword supersecret superuser support svetlana sweetheart sysadmin system systemadmin
taraz teacher telegram temporary temporarypassword temppassword test test12345678 tester
testpassword testtest thepassword thisismypassword thomas thursday tima timur tobol tokayev
toor topsecret toyota trustno trustnoone tuesday turkistan union university userpassword
vkontakte vladimir warrior webadmin webmaster wednesday welcome welcome12345 welcome123456
welcomehome welcomewelcome whatever whatsapp william windows winter worldoftanks xxxxxx
yamaha yandex yourpassword youtube ytrewq yuiophjkl zaq12wsxcde3 zaq1xsw2cde3 zaqwsx zaqxsw
zenit zhanaozen zhanar zhanym zxcvbn zxcvbnm zxcvbnm12345 zxcvbnma zzzzzz абай абылай азамат
айгуль айгүл айша алга александр александра алексей алишер алия алма алматы алматыкала алға
андрей арман аружан асель атырау аян ақтау болат босаға владимир дана данияр дмитрий
екатерина ерлан жанаозен жанар жаным жаңаөзен йцукен йцукен123456 йцукенгш йцукенгшщз
йцукенгшщзхъ казахстан караганда костанай любимая любимый любовь мадина максим мама мамапапа
мамочка марат марина маңғыстау москва назарбаев народ наталья наташа нурлан нурсултан нұрлан
нұрсұлтан отан павлодар папа пароль пароль123456 родина россия светлана семей сергей серік
солнышко тараз тимур токаев тоқаев түркістан фывапролд фывафыва халық шымкент ячсмить қазақ
қазақстан қайрат қарағанды қостанай құпиясөз әсел өзгеріс
`;

export const commonPasswords: ReadonlySet<string> = new Set(list.trim().split(/\s+/));
