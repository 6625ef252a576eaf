/// How pages look: calm, of system fonts, wide enough for thumbs, good on 360 pixels and on paper.
///
/// Colours keep at least 4.5 : 1 against their ground, borders of inputs 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
let styleText = #"""
  *,*::before,*::after{box-sizing:border-box}
  html{font-size:100%;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
  body{margin:0;color:#1b2430;background:#fff;font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
  header{background:#7a1420;color:#fff;border-bottom:4px solid #d9a520}
  .bar,.foot,main{max-width:66rem;margin:0 auto;padding:0 1rem}
  .bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1.5rem;padding-top:.75rem;padding-bottom:.75rem}
  .brand{display:block;color:#fff;text-decoration:none;line-height:1.25;padding:.25rem 0}
  .brand-name{display:block;font-weight:700;font-size:1.1875rem}
  .brand-kind{font-size:.9375rem;color:#fbe9c6}
  .menu{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center}
  .menu a,.menu button{color:#fff;padding:.375rem 0;min-height:1.75rem;text-underline-offset:.2em}
  .menu a[aria-current]{font-weight:700;text-decoration:none;border-bottom:3px solid #d9a520}
  .menu .language{background:none;border:1px solid #e7c9cc;border-radius:4px;padding:.25rem .625rem;font:inherit;text-decoration:none;cursor:pointer;width:auto;margin:0}
  main{padding-top:1.25rem;padding-bottom:3rem;min-height:60vh;display:block}
  main:focus{outline:none}
  footer{background:#f3f1ec;border-top:1px solid #d8d3c7}
  .foot{padding-top:1.5rem;padding-bottom:2rem;font-size:.9375rem}
  address{font-style:normal}
  h1{font-size:1.75rem;line-height:1.25;margin:.5rem 0 1rem;color:#111a24}
  h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .75rem;color:#7a1420}
  h3{font-size:1.0625rem;margin:1.25rem 0 .5rem}
  p{margin:0 0 1rem}
  ul,ol{margin:0 0 1rem;padding-left:1.375rem}
  li{margin-bottom:.375rem}
  a{color:#0b4a8f;text-underline-offset:.15em}
  a:hover{text-decoration-thickness:2px}
  a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid #111a24;outline-offset:2px;box-shadow:0 0 0 6px #ffd84d}
  main:focus-visible{outline:none;box-shadow:none}
  .skip-link{position:absolute;left:-999rem}
  .skip-link:focus{position:static;display:block;padding:.75rem 1rem;background:#ffd84d;color:#111a24}
  .visually-hidden{position:absolute!important;width:1px!important;height:1px!important;margin:-1px!important;padding:0!important;min-height:0!important;overflow:hidden!important;clip-path:inset(50%);white-space:nowrap;border:0!important}
  .lead{font-size:1.1875rem;color:#36424f}
  .quiet,.hint,.optional,.step{color:#525d69}
  .quiet{font-size:.9375rem}
  .hint{margin-bottom:.375rem;font-size:1rem}
  .optional{font-weight:400}
  .nowrap{white-space:nowrap}
  .narrow{max-width:40rem}
  .crumbs{font-size:.9375rem;margin-bottom:.75rem}
  .crumbs ol{list-style:none;margin:0;padding:0}
  .crumbs li{display:inline}
  .crumbs li+li::before{content:"\203A";padding:0 .5rem;color:#525d69}
  .crumbs a{line-height:1.75}
  button,.button{display:inline-block;width:auto;min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid #0b4a8f;border-radius:4px;background:#0b4a8f;color:#fff;font:inherit;font-weight:600;line-height:1.5;text-align:center;text-decoration:none;cursor:pointer}
  button:hover,.button:hover{background:#083766;border-color:#083766}
  .second{background:#fff;color:#0b4a8f}
  .second:hover{background:#e8f0f9;color:#083766}
  button.link{border:0;background:none;color:#0b4a8f;padding:.125rem .25rem;min-height:1.75rem;font-weight:400;text-decoration:underline;text-underline-offset:.15em}
  .buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:2rem}
  .hero{padding:.5rem 0 .25rem}
  .search{background:#f3f1ec;border-radius:6px;padding:1rem;max-width:40rem}
  .search label{font-weight:600;display:block;margin-bottom:.375rem}
  .search-row{display:flex;gap:.5rem}
  .search-row input{flex:1 1 auto;min-width:0}
  .search .hint{margin:.375rem 0 0}
  .columns{display:grid;gap:0 2.5rem}
  .columns>*{min-width:0}
  .catalogue{list-style:none;padding:0}
  .catalogue li{padding:.875rem 0;border-bottom:1px solid #d8d3c7;margin:0}
  .catalogue a{font-weight:600;font-size:1.125rem}
  .catalogue p{margin:.25rem 0 0}
  .card{background:#f8f7f3;border:1px solid #d8d3c7;border-radius:6px;padding:1rem 1.125rem;margin:0 0 1.25rem}
  .card h2{margin-top:0}
  .card>:last-child{margin-bottom:0}
  .asks{background:#fff7e0;border:2px solid #b07a00}
  .result,.panel{background:#e7f3ea;border:2px solid #2a6b3c}
  .panel{border-radius:6px;padding:1.25rem;text-align:center;margin-bottom:1.25rem}
  .panel h1{margin-top:0}
  .panel p{margin:0}
  .big{font-size:1.375rem;letter-spacing:.02em;font-weight:700;overflow-wrap:anywhere}
  code{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Consolas,monospace}
  .secret{background:#fff7e0;border:2px solid #b07a00}
  .tag{display:inline-block;background:#e6e9ed;color:#1b2430;border-radius:3px;padding:.0625rem .5rem;font-size:.9375rem}
  .status .tag{font-size:1.125rem;font-weight:700;padding:.25rem .75rem}
  .good{background:#d5ecdb;color:#123f20}
  .running{background:#dbe8f7;color:#08305f}
  .waiting{background:#ffe9ae;color:#4a3300}
  .bad{background:#f8dcdc;color:#7c0d16}
  .due{font-size:1.375rem;font-weight:700;margin-bottom:.5rem}
  dl{margin:0 0 1rem}
  dt{color:#525d69;font-size:.9375rem}
  dd{margin:0 0 .625rem}
  dd p{margin:0}
  .answers>div{padding:.5rem 0;border-bottom:1px solid #e4e0d6}
  .answers dd{margin:0}
  .review-head{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;border-bottom:2px solid #7a1420;margin-top:2rem}
  .review-head h2{margin:0}
  table{border-collapse:collapse;width:100%;margin:0 0 1rem;font-size:1rem}
  caption{text-align:left;font-weight:600;padding-bottom:.375rem}
  th,td{text-align:left;vertical-align:top;padding:.375rem .5rem;border-bottom:1px solid #d8d3c7}
  tbody th{font-weight:400;white-space:nowrap}
  .charges tbody th{white-space:normal;overflow-wrap:anywhere}
  @media (max-width:30rem){.charges .nowrap{white-space:normal}.charges th,.charges td{padding:.375rem .25rem}}
  .off{color:#525d69;background:#f3f1ec}
  .scroll{overflow-x:auto}
  details{margin:1rem 0}
  summary{cursor:pointer;color:#0b4a8f;text-decoration:underline;text-underline-offset:.15em;padding:.25rem 0}
  .timeline{list-style:none;padding:0 0 0 1.25rem;border-left:3px solid #d8d3c7}
  .timeline>li{position:relative;margin-bottom:1rem}
  .timeline ul{list-style:none;margin:0;padding:0}
  .timeline ul li{margin:0}
  .timeline>li::before{content:"";position:absolute;left:-1.6875rem;top:.375rem;width:.75rem;height:.75rem;border-radius:50%;background:#7a1420}
  .messages{list-style:none;padding:0}
  .messages li{padding:.5rem .75rem;margin:0 0 .75rem;border:1px solid #d8d3c7;border-radius:.375rem;max-width:34rem}
  .messages li.own{margin-left:auto;background:#f3efe6}
  .messages .said{border-left:0;padding-left:0;margin:.25rem 0 0;overflow-wrap:anywhere}
  .said{border-left:4px solid #b9b2a1;padding-left:.75rem;margin:.375rem 0 .75rem;white-space:pre-line}
  .notice{border-left:6px solid #0b4a8f;background:#e8f0f9;padding:.875rem 1rem;margin:0 0 1.25rem}
  .notice>:last-child{margin-bottom:0}
  .error-summary{border:4px solid #b3121d;padding:.875rem 1rem;margin:0 0 1.5rem}
  .error-summary h2{margin:0 0 .5rem;color:#1b2430}
  .error-summary ul{margin:0;list-style:none;padding:0}
  .error-summary a{color:#b3121d;font-weight:600;display:inline-block;min-height:1.5rem}
  .field{margin:0 0 1.5rem;padding:0;border:0;min-width:0}
  .field>label,legend{display:block;font-weight:600;margin-bottom:.25rem;padding:0}
  fieldset.field>legend{font-size:1.125rem}
  .wrong{border-left:5px solid #b3121d;padding-left:.875rem}
  .error{color:#b3121d;font-weight:600}
  .error p{margin:0 0 .375rem}
  input,select,textarea{font:inherit;color:inherit;background:#fff;border:2px solid #5a6672;border-radius:4px;padding:.4375rem .625rem;min-height:2.75rem;width:100%;max-width:100%}
  .wrong>input,.wrong>select,.wrong>textarea{border-color:#b3121d}
  input.short{max-width:12rem}
  input.medium{max-width:20rem}
  input[type=file]{padding:.375rem;border-style:dashed;background:#f8f7f3}
  .choice{display:flex;align-items:flex-start;gap:.75rem;padding:.375rem 0}
  .choice input{flex:none;width:1.5rem;height:1.5rem;min-height:0;margin:.0625rem 0 0;accent-color:#0b4a8f}
  .choice label{padding:.0625rem 0;flex:1 1 auto}
  .row{border:1px solid #b9b2a1;border-radius:6px;padding:1rem;margin:0 0 1rem;min-width:0}
  .row>legend{padding:0 .375rem}
  .files{list-style:none;padding:0}
  .files:empty{display:none}
  .sending{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;margin:0 0 .75rem;overflow-wrap:anywhere}
  .sending progress{flex:1 1 8rem;height:.75rem;accent-color:#0b4a8f}
  .qr{width:9.5rem;height:9.5rem;display:block;background:#fff}
  .proof .qr{width:22rem;height:22rem;max-width:100%}
  figure{margin:0 0 1rem}
  figcaption{font-size:.875rem;color:#525d69}
  .receipt-body{display:grid;gap:1rem}
  .letter{background:#fff;border:1px solid #b9b2a1;padding:1.25rem 1rem;max-width:50rem;margin:0 auto 1rem;font-family:"Times New Roman","Liberation Serif","Noto Serif",serif;font-size:1.125rem}
  .letter h1{text-align:center;font-size:1.375rem;margin:1.5rem 0 .25rem;text-transform:uppercase}
  .letter-head{display:grid;gap:1rem;text-align:center;line-height:1.4;font-size:1rem}
  .motto{border-bottom:1px solid #1b2430;padding-bottom:.125rem}
  .agency{text-transform:uppercase}
  .letter-date,.letter-model{font-style:italic;text-align:center}
  .letter-date{margin-top:1rem}
  .letter-rows dt,.letter-rows dd{display:inline;margin:0;color:inherit;font-size:inherit}
  .letter-rows>div{margin-bottom:.375rem}
  .letter-rows dd{font-weight:600;white-space:pre-line}
  .letter td,.letter th{border:1px solid #1b2430}
  .letter thead th{text-align:center}
  .signatures{display:flex;flex-wrap:wrap;justify-content:space-around;gap:1rem;text-align:center;margin-top:2rem}
  .signature-space{height:5rem}
  .letter .qr{width:7rem;height:7rem}
  @media (min-width:48rem){
  h1{font-size:2.125rem}
  .columns{grid-template-columns:minmax(0,2fr) minmax(0,1fr)}
  .facts>div,.answers>div{display:grid;grid-template-columns:14rem minmax(0,1fr);gap:1rem}
  .columns .facts>div{grid-template-columns:11rem minmax(0,1fr)}
  .receipt-body{grid-template-columns:minmax(0,1fr) 11rem}
  .letter{padding:3rem 3.5rem}
  .letter-head{grid-template-columns:minmax(0,2fr) minmax(0,3fr)}
  .letter-date{text-align:right}
  }
  @media (forced-colors:active){.tag,.card,.notice{border:1px solid}}
  @media print{
  @page{size:A4;margin:20mm 15mm 20mm 25mm}
  body{font-size:12pt;color:#000}
  header,footer,.skip-link,.screen,.crumbs{display:none}
  main{max-width:none;padding:0}
  .letter{border:0;padding:0;max-width:none;font-size:13pt}
  .letter-head{grid-template-columns:2fr 3fr}
  .letter-date{text-align:right}
  .card,.panel,.result,.secret{background:none}
  .answers>div,tr,figure,.signatures{break-inside:avoid}
  .answers>div{display:grid;grid-template-columns:6cm 1fr}
  .receipt-body{grid-template-columns:1fr 4cm}
  .proof .qr{width:6.5cm;height:6.5cm}
  a{color:inherit;text-decoration:none}
  }

  """#
