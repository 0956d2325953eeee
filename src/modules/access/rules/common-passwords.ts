/** Words Indonesians choose most, without the digits people add to them. Written for this house. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwort passw0rd katasandi sandi rahasia rahasiaku qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx admin
  administrator petugas operator desaku desa kampung kelurahan kecamatan kabupaten migratif desmigratif migran bismillah
  bismilah bismillahirrahmanirrahim alhamdulillah assalamualaikum insyaallah masyaallah subhanallah allahuakbar muhammad
  sayang sayangku sayangkamu akusayangkamu akucintakamu cinta cintaku iloveyou loveyou kangen rindu bahagia selamanya
  indonesia indonesiaku indonesiaraya merdeka garuda garudaku pancasila merahputih jakarta bandung surabaya semarang
  wonosobo indramayu cirebon malang jawatengah jawabarat jawatimur lombok bali sunda jawa persib persibbandung persija
  persebaya arema doraemon naruto spiderman superman pokemon bintang matahari bulan mawar melati anggrek kucing harimau
  ganteng cantik keren jagoan anakku anakanak ibuku mamaku mama papa ayah ibu keluarga keluargaku sahabat teman semangat
  suksesselalu sukses berkah rejeki rezeki amanah jujur sabar ikhlas samsung xiaomi oppo vivo whatsapp facebook instagram
  telkomsel indosat google gmail komputer laptop handphone internet welcome selamatdatang selamatpagi masuk masuksaja
  terserah gampang mudah lupa lupasandi lupakatasandi tidaktahu gaktau apaaja coba cobacoba tes testing test contoh abcdef
  abcdefgh abcdefghij abcd abcde user guest root letmein dragon monkey football sepakbola badminton bulutangkis`
    .split(/\s+/)
    .filter(Boolean),
)
