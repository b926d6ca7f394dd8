"""Which characters each shipped font has, as ranges of code points; the main font first.

Made from the fonts by ``python -m tests.support.font_tables``; not written by hand.
"""

RANGES: dict[str, str] = {
    "NotoSans-SemiCondensed.ttf": (
        "20-7e a0-377 37a-37f 384-38a 38c 38e-3a1 3a3-3e1 3f0-52f 1ab0-1ac0 1c80-1c88 "
        "1dc0-1df9 1dfb-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d "
        "1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-2064 "
        "2066-2071 2074-208e 2090-209c 20a0-20bf 2100-215f 2184 2189 25cc 2de0-2dff a640-a69f "
        "fb00-fb06 feff fffd"
    ),
    "NotoSans-SemiCondensedBold.ttf": (
        "20-7e a0-377 37a-37f 384-38a 38c 38e-3a1 3a3-3e1 3f0-52f 1ab0-1ac0 1c80-1c88 "
        "1dc0-1df9 1dfb-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d "
        "1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-2064 "
        "2066-2071 2074-208e 2090-209c 20a0-20bf 2100-215f 2184 2189 25cc 2de0-2dff a640-a69f "
        "fb00-fb06 feff fffd"
    ),
    "NotoSansArabic-Regular.ttf": (
        "0 d 20-21 2c-2e 30-3a a0 ab bb 34f 600-61c 61e-6ff 750-77f 8a0-8b4 8b6-8be 8d3-8ff "
        "200b-2011 204f 25cc 2e41 fb50-fbc1 fbd3-fd3f fd50-fd8f fd92-fdc7 fdf0-fdfd fe70-fe74 "
        "fe76-fefc"
    ),
    "NotoSansArmenian-Regular.ttf": (
        "0 d 20 2d a0 308 531-556 559-58a 58d-58f 2010 25cc fb13-fb17"
    ),
    "NotoSansBengali-Regular.ttf": (
        "0 d 20-23 25 27-3f 5b-5f 7b-7e a0 ad d7 f7 2bc 951-952 964-965 980-983 985-98c "
        "98f-990 993-9a8 9aa-9b0 9b2 9b6-9b9 9bc-9c4 9c7-9c8 9cb-9ce 9d7 9dc-9dd 9df-9e3 "
        "9e6-9fe 1cd0 1cd2 1cd5-1cd6 1cd8 1ce1 1cea 1ced 1cf2 1cf5-1cf7 200b-200d 2010 "
        "2013-2014 2018-2019 201c-201d 2026 20b9 2212 25cc a8f1"
    ),
    "NotoSansDevanagari-Regular.ttf": (
        "0 d 20-23 25 27-3f 5b-5f 7b-7e a0 ad d7 f7 2bc 900-97f 1cd0-1cf6 1cf8-1cf9 200b-200d "
        "2010 2013-2014 2018-2019 201c-201d 2026 20b9 20f0 2212 25cc a830-a839 a8e0-a8ff"
    ),
    "NotoSansEthiopic-Regular.ttf": (
        "0 d 20 2d a0 308 30e 1200-1248 124a-124d 1250-1256 1258 125a-125d 1260-1288 128a-128d"
        " 1290-12b0 12b2-12b5 12b8-12be 12c0 12c2-12c5 12c8-12d6 12d8-1310 1312-1315 1318-135a"
        " 135d-137c 1380-1399 2010 22ee 25cc 2d80-2d96 2da0-2da6 2da8-2dae 2db0-2db6 2db8-2dbe"
        " 2dc0-2dc6 2dc8-2dce 2dd0-2dd6 2dd8-2dde ab01-ab06 ab09-ab0e ab11-ab16 ab20-ab26 "
        "ab28-ab2e"
    ),
    "NotoSansGeorgian-Regular.ttf": (
        "0 d 20 2d a0 301-302 304 308 589 10a0-10c5 10c7 10cd 10d0-10ff 1c90-1cba 1cbd-1cbf "
        "2010 20be 2d00-2d25 2d27 2d2d"
    ),
    "NotoSansGujarati-Regular.ttf": (
        "0 d 20-23 25 27-3f 5b-5f 7b-7e a0 ad d7 f7 951-952 964-965 a81-a83 a85-a8d a8f-a91 "
        "a93-aa8 aaa-ab0 ab2-ab3 ab5-ab9 abc-ac5 ac7-ac9 acb-acd ad0 ae0-ae3 ae6-af1 af9-aff "
        "200b-200d 2010 2013-2014 2018-2019 201c-201d 2026 20b9 2212 25cc a830-a839"
    ),
    "NotoSansGurmukhi-Regular.ttf": (
        "0 d 20-23 25 27-3f 5b-5f 7b-7e a0 ad d7 f7 951-952 964-965 a01-a03 a05-a0a a0f-a10 "
        "a13-a28 a2a-a30 a32-a33 a35-a36 a38-a39 a3c a3e-a42 a47-a48 a4b-a4d a51 a59-a5c a5e "
        "a66-a76 200b-200d 2010 2013-2014 2018-2019 201c-201d 2026 20b9 2212 25cc 262c "
        "a830-a839"
    ),
    "NotoSansHebrew-Regular.ttf": (
        "0 d 20 2d a0 591-5c7 5d0-5ea 5f0-5f4 200c-2010 20aa 25cc fb1d-fb36 fb38-fb3c fb3e "
        "fb40-fb41 fb43-fb44 fb46-fb4f"
    ),
    "NotoSansKannada-Regular.ttf": (
        "0 d 20-23 25 27-3f 5b-5f 7b-7e a0 ad d7 f7 951-952 964-965 c80-c8c c8e-c90 c92-ca8 "
        "caa-cb3 cb5-cb9 cbc-cc4 cc6-cc8 cca-ccd cd5-cd6 cde ce0-ce3 ce6-cef cf1-cf2 1cd0 1cd2"
        " 1cda 1cf2 1cf4-1cf5 200b-200d 2010 2013-2014 2018-2019 201c-201d 2026 20b9 2212 25cc"
        " a830-a835"
    ),
    "NotoSansKhmer-Regular.ttf": (
        "0 d 20-22 27-29 2c-2f 3a-3b 3f a0 ab ad bb 1780-17dd 17e0-17e9 17f0-17f9 19e0-19ff "
        "200b-200d 2010 2018-2019 201c-201d 2026 25cc"
    ),
    "NotoSansLao-Regular.ttf": (
        "0 d 20 a0 e81-e82 e84 e87-e88 e8a e8d e94-e97 e99-e9f ea1-ea3 ea5 ea7 eaa-eab ead-eb9"
        " ebb-ebd ec0-ec4 ec6 ec8-ecd ed0-ed9 edc-edf 200b-200d 20ad 25cc"
    ),
    "NotoSansMalayalam-Regular.ttf": (
        "0 d 20-23 25 27-3f 5b-5f 7b-7e a0 ad d7 f7 307 323 951-952 964-965 d00-d0c d0e-d10 "
        "d12-d44 d46-d48 d4a-d4f d54-d63 d66-d7f 1cda 200b-200d 2010 2013-2014 2018-2019 "
        "201c-201d 2026 20b9 2212 25cc a830-a832"
    ),
    "NotoSansMath-Regular.ttf": (
        "2190-21ae 21b0-21e5 21f1-21f2 21f4-22ff 27dc 299b 29a0 29a3 29b8 29f5 2ade 2ae3-2ae5 "
        "2aee 2bfe"
    ),
    "NotoSansMyanmar-Regular.ttf": (
        "0 d 20 3f a0 1000-109f 200b-200d 2018-2019 201c-201d 2026 25cc a92e a9e0-a9fe "
        "aa60-aa7f fe00"
    ),
    "NotoSansOriya-Regular.ttf": (
        "0 d 20-23 25 27-2c 2e-3f 5b-5f 7b-7e a0 ad d7 f7 964-965 b01-b03 b05-b0c b0f-b10 "
        "b13-b28 b2a-b30 b32-b33 b35-b39 b3c-b44 b47-b48 b4b-b4d b56-b57 b5c-b5d b5f-b63 "
        "b66-b77 200b-200d 2010 2013-2014 2018-2019 201c-201d 2026 20b9 2212 25cc"
    ),
    "NotoSansSinhala-Regular.ttf": (
        "0 d 20-23 25 27-3f 5b-5f 7b-7e a0 ad d7 f7 964-965 d81-d83 d85-d96 d9a-db1 db3-dbb "
        "dbd dc0-dc6 dca dcf-dd4 dd6 dd8-ddf de6-def df2-df4 200b-200d 2013-2014 2018-2019 "
        "201c-201d 2026 2212 25cc 111e1-111f4"
    ),
    "NotoSansSymbols2-Regular.ttf": ("25a0-2609 260e-2612 2660-2667 2713-2718"),
    "NotoSansTamil-Regular.ttf": (
        "0 d 20-23 25 27-3f 5b-5f 7b-7e a0 ad b2-b3 d7 f7 951-952 964-965 b82-b83 b85-b8a "
        "b8e-b90 b92-b95 b99-b9a b9c b9e-b9f ba3-ba4 ba8-baa bae-bb9 bbe-bc2 bc6-bc8 bca-bcd "
        "bd0 bd7 be6-bfa 1cda 200b-200d 2010 2013-2014 2018-2019 201c-201d 2026 2074 2082-2084"
        " 20b9 2212 25cc a8f3 11301 11303 1133b-1133c"
    ),
    "NotoSansTelugu-Regular.ttf": (
        "0 d 20-23 25 27-3f 5b-5f 7b-7e a0 ad d7 f7 951-952 964-965 c00-c0c c0e-c10 c12-c28 "
        "c2a-c39 c3d-c44 c46-c48 c4a-c4d c55-c56 c58-c5a c60-c63 c66-c6f c77-c7f 1cda 1cf2 "
        "200b-200d 2010 2013-2014 2018-2019 201c-201d 2026 20b9 2212 25cc"
    ),
    "NotoSansThai-Regular.ttf": (
        "0 d 20 2d a0 2bc 2d7 303 331 e01-e3a e3f-e5b 200b-200d 2010 25cc"
    ),
}
