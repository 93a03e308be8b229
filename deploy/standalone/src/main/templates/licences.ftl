<#-- The parts of other people that the product is made of, written by the build so that it is never out of date. -->
<!doctype html>
<html lang="ja">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <meta name="robots" content="noindex" />
    <title>使っている部品とその許諾 · 安否確認</title>
    <link rel="icon" href="/kit/icon.svg" />
    <link rel="stylesheet" href="/kit/tokens.css" />
    <link rel="stylesheet" href="/kit/theme.css" />
    <link rel="stylesheet" href="/kit/kit.css" />
    <link rel="stylesheet" href="/guide/guide.css" />
  </head>
  <body>
    <main class="sheet">
      <nav aria-label="手引き"><a href="/guide/">手引き</a></nav>
      <h1>使っている部品とその許諾</h1>
      <p>この製品は Apache License 2.0 で使えます。次の部品は、それぞれの作者がそれぞれの許諾で公開しているものです。</p>
      <p>画面の部品（Leaflet、Preact など）の許諾の全文：<a href="/kit/vendor/LICENSES.txt">LICENSES.txt</a></p>
      <p>印刷物の書体：BIZ UDGothic（The BIZ UDGothic Project Authors）と Noto Sans JP（Adobe）。どちらも SIL Open Font License 1.1。許諾の全文は書体と同じ場所に同梱しています。</p>
      <table>
        <thead><tr><th scope="col">部品</th><th scope="col">版</th><th scope="col">許諾</th></tr></thead>
        <tbody>
        <#list dependencyMap as entry>
          <#assign part = entry.getKey()/>
          <tr>
            <td>${part.groupId?html}:${part.artifactId?html}</td>
            <td>${part.version?html}</td>
            <td><#list entry.getValue() as licence>${licence?html}<#if licence_has_next>、</#if></#list></td>
          </tr>
        </#list>
        </tbody>
      </table>
    </main>
  </body>
</html>
