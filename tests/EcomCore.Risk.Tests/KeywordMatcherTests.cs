namespace EcomCore.Risk.Tests;

public sealed class KeywordMatcherTests
{
    [Fact]
    public void A_keyword_that_cannot_be_taken_is_named_with_its_place()
    {
        var gaps = new KeywordMatching { MaxGap = 1 };
        Assert.Equal("Expected keywords and phrases of which something counts; of '*-*', number 2, every character is passed over. Set less to be passed over, or leave it out. (Parameter 'keywords')", Assert.Throws<ArgumentException>(() => new KeywordMatcher(["a", "*-*"], gaps)).Message);
        Assert.Equal("Expected at most 1024 UTF-16 units, found 1025 at index 1. (Parameter 'keywords')", Assert.Throws<ArgumentException>(() => new KeywordMatcher(["a", new string('a', 1025)])).Message);
        Assert.Equal("Expected at least one character at index 1, found null. (Parameter 'keywords')", Assert.Throws<ArgumentException>(() => new KeywordMatcher(["a", null!])).Message);
    }

    [Theory]
    [InlineData("假😀冒😀产😀品", 10)]
    [InlineData("假👍🏽冒产品", 8)]
    [InlineData("假冒\U000E0100产\U000E0041品", 8)]
    [InlineData("假\u3164冒\u115F产\u1160\uFFA0品", 8)]
    [InlineData("假冒産品", 4)]
    [InlineData("仮冒產品", 4)]
    public void Emoji_invisible_characters_and_variants_do_not_hide_a_keyword(string text, int length)
    {
        var matcher = new KeywordMatcher(["假冒产品"], new KeywordMatching { Folds = TextFolds.All, MaxGap = 2 });
        Assert.Equal([new KeywordMatch(0, 1, length)], matcher.Find("很" + text + "！"));
        var scanner = matcher.Scan();
        var found = new List<StreamMatch>();
        foreach (var unit in "很" + text + "！")
        {
            scanner.Append([unit], found);
        }

        scanner.Complete(found);
        Assert.Equal([new StreamMatch(0, 1, length)], found);
    }

    [Theory]
    [InlineData("假😀😀😀冒产品")]
    [InlineData("假\uD83D冒产品")]
    [InlineData("假𠮷冒产品")]
    public void Too_many_emoji_a_lone_half_or_a_rare_character_part_a_keyword(string text) =>
        Assert.Empty(new KeywordMatcher(["假冒产品"], new KeywordMatching { Folds = TextFolds.All, MaxGap = 2 }).Find(text));

    [Fact]
    public void An_emoji_of_a_keyword_is_a_character_like_others()
    {
        var matcher = new KeywordMatcher(["🤮", "吃🤮", "好吃"], new KeywordMatching { Folds = TextFolds.All, MaxGap = 2 });
        Assert.Equal(["🤮", "吃🤮", "好吃", "🤮"], matcher.Find("🤮，吃😀🤮，好😀吃，好🤮吃").Select(match => matcher.Keywords[match.Keyword]));
    }

    [Fact]
    public void The_longest_keyword_that_starts_first_wins() =>
        Assert.Equal([new KeywordMatch(1, 1, 4)], new KeywordMatcher(["假冒", "假冒产品", "产品质量"]).Find("是假冒产品质量差"));

    [Fact]
    public void The_keyword_given_first_wins_where_that_is_asked_for() =>
        Assert.Equal([new KeywordMatch(0, 1, 2)], new KeywordMatcher(["假冒", "假冒产品", "产品质"]).Find("是假冒产品", MatchKind.LeftmostFirst));

    [Fact]
    public void All_occurrences_come_by_start_then_length() =>
        Assert.Equal(
            [new KeywordMatch(0, 0, 1), new KeywordMatch(1, 0, 2), new KeywordMatch(0, 1, 1)], new KeywordMatcher(["a", "aa"]).Find("aa", MatchKind.All));

    [Fact]
    public void A_repeated_keyword_is_reported_under_its_first_index() =>
        Assert.Equal([new KeywordMatch(0, 0, 1)], new KeywordMatcher(["a", "a"]).Find("a"));

    [Theory]
    [InlineData(TextFolds.Case, "overPRICED", "OverPriced")]
    [InlineData(TextFolds.Width, "ＯＫ！", "OK!")]
    [InlineData(TextFolds.Width, "ｱﾚﾙｷﾞｰ", "アレルキ゛ー")]
    [InlineData(TextFolds.Traditional, "假冒產品", "假冒产品")]
    [InlineData(TextFolds.Traditional, "售后服务", "售後服務")]
    [InlineData(TextFolds.ZeroWidth, "假\u200B冒\uFEFF产品", "假冒产品")]
    [InlineData(TextFolds.Marks, "假\u0336冒\u20DD产品", "假冒产品")]
    [InlineData(TextFolds.Compatibility, "⼈①²", "人12")]
    public void Each_fold_joins_its_ways_of_writing_and_only_when_it_is_on(TextFolds fold, string text, string keyword)
    {
        var on = new KeywordMatcher([keyword], new KeywordMatching { Folds = fold });
        var others = TextFolds.All & ~fold & ~(fold == TextFolds.Width ? TextFolds.Compatibility : TextFolds.None);
        var off = new KeywordMatcher([keyword], new KeywordMatching { Folds = others });
        Assert.Equal([new KeywordMatch(0, 1, text.Length)], on.Find("x" + text));
        Assert.Empty(off.Find("x" + text));
    }

    [Fact]
    public void Inserted_separators_are_passed_over_up_to_the_limit()
    {
        var matcher = new KeywordMatcher(["假冒产品"], new KeywordMatching { MaxGap = 2 });
        Assert.Equal([new KeywordMatch(0, 1, 7)], matcher.Find("*假 冒-产*品"));
        Assert.Equal([new KeywordMatch(0, 0, 6)], matcher.Find("假--冒产品"));
        Assert.Empty(matcher.Find("假---冒产品"));
        Assert.Empty(matcher.Find("假，冒产品"));
        Assert.Empty(matcher.Find("假的冒产品"));
    }

    [Fact]
    public void A_phrase_that_covers_a_hit_removes_it_and_what_it_only_touches_stays()
    {
        var matcher = new KeywordMatcher([new KeywordGroup(["杂质", "质量差"], exclude: ["没有杂质"])], KeywordMatching.Exact);
        Assert.Empty(matcher.Find("没有杂质"));
        Assert.Equal([new KeywordMatch(0, 1, 2)], matcher.Find("有杂质"));
        Assert.Equal([new KeywordMatch(1, 3, 3)], matcher.Find("没有杂质量差"));
    }

    [Fact]
    public void A_phrase_counts_for_its_own_group_only()
    {
        var matcher = new KeywordMatcher([new KeywordGroup(["杂质"], ["无杂质"]), new KeywordGroup(["杂质"])], KeywordMatching.Exact);
        Assert.Equal([new KeywordMatch(1, 1, 2)], matcher.Find("无杂质"));
        Assert.Equal((0, 1), (matcher.GroupOf(0), matcher.GroupOf(1)));
    }

    [Fact]
    public void Whole_words_do_not_begin_or_end_inside_an_ascii_word()
    {
        var matcher = new KeywordMatcher(["imitation", "模仿ABC"], new KeywordMatching { WholeWords = true });
        Assert.Empty(matcher.Find("limitation imitations"));
        Assert.Equal(2, matcher.Find("An imitation, 又模仿ABC了").Count);
    }

    [Fact]
    public void Lone_surrogates_are_characters_like_others()
    {
        var matcher = new KeywordMatcher(["\uD83D", "a\uDE00"], KeywordMatching.Everyday);
        Assert.Equal([new KeywordMatch(0, 1, 1), new KeywordMatch(1, 2, 2)], matcher.Find("x\uD83Da\uDE00"));
    }

    [Fact]
    public void No_keywords_and_no_text_find_nothing()
    {
        Assert.Empty(new KeywordMatcher([]).Find("text"));
        Assert.Empty(new KeywordMatcher(Array.Empty<KeywordGroup>(), KeywordMatching.Everyday).Find("text"));
        Assert.Empty(new KeywordMatcher(["text"]).Find(string.Empty));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_keyword_is_refused_with_its_index(string? keyword)
    {
        var error = Assert.Throws<ArgumentException>(() => new KeywordMatcher(["a", keyword!]));
        Assert.Contains("index 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_keyword_of_which_nothing_counts_is_refused() =>
        Assert.Throws<ArgumentException>(() => new KeywordMatcher(["*-*"], new KeywordMatching { MaxGap = 1 }));

    [Fact]
    public void A_scan_allocates_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("里面有雜 質，沒有異味，是假冒产品。An imitation! ", 200));
        var groups = new[] { new KeywordGroup(["杂质", "假冒产品", "异味"], ["无异味"]), new KeywordGroup(["imitation"]) };
        foreach (var matching in new[] { KeywordMatching.Exact, KeywordMatching.Everyday with { MaxGap = 3 } })
        {
            var matcher = new KeywordMatcher(groups, matching);
            var matches = new List<KeywordMatch>(10_000);
            matcher.Find(text, matches);
            matches.Clear();

            var before = GC.GetAllocatedBytesForCurrentThread();
            matcher.Find(text, matches);
            var count = matcher.Count(text, MatchKind.All);
            var found = matcher.IsMatch(text);

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(found && count >= matches.Count && matches.Count >= 400);
        }
    }

    [Fact]
    public void A_huge_post_of_one_character_is_searched()
    {
        var text = new string('哈', 32 << 20);
        Assert.Equal(text.Length / 6, new KeywordMatcher(["哈哈哈哈哈哈", "哈哈哈哈哈哈!"]).Count(text));
    }

    [Fact]
    public void Many_keywords_are_all_found()
    {
        var keywords = Enumerable.Range(0, 100_000).Select(i => "k" + i.ToString("x8", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var matcher = new KeywordMatcher(keywords);
        Assert.Equal(keywords.Select((keyword, i) => new KeywordMatch(i, i * 9, 9)), matcher.Find(string.Concat(keywords)));
    }

    [Fact]
    public void Folding_by_the_table_once_is_enough()
    {
        Assert.Equal((3360, 1794), (CharacterForms.Simplified.Count, CharacterForms.Compatible.Count));
        Assert.All(CharacterForms.Simplified, pair => Assert.Equal(pair.Value, CharacterForms.ToSimplified(pair.Value)));
        Assert.All(CharacterForms.Compatible, pair => Assert.Equal(pair.Value, CharacterForms.ToCompatible(pair.Value)));
    }

    [Fact]
    public void Repeated_characters_are_one_and_a_run_must_be_as_long_as_the_keywords()
    {
        var matcher = new KeywordMatcher(["假冒", "天天"], new KeywordMatching { Repeats = true, MaxGap = 1 });
        Assert.Equal([new KeywordMatch(0, 1, 7)], matcher.Find("是假假-假冒冒冒货"));
        Assert.Empty(matcher.Find("天"));
        Assert.Equal([new KeywordMatch(1, 0, 3)], matcher.Find("天天天"));
        Assert.Empty(new KeywordMatcher(["假冒"]).Find("假假冒冒".Substring(0, 2)));
    }

    [Fact]
    public void Alike_characters_count_as_one_and_sets_that_meet_are_one()
    {
        var matcher = new KeywordMatcher(["假货"], new KeywordMatching { Alike = ["假贾", "叚贾", "货祸"] });
        Assert.Equal([new KeywordMatch(0, 0, 2), new KeywordMatch(0, 2, 2), new KeywordMatch(0, 4, 2)], matcher.Find("假货贾祸叚货"));
    }

    [Fact]
    public void A_hit_with_companions_counts_only_near_one_of_them()
    {
        var matcher = new KeywordMatcher([new KeywordGroup(["头发"]) { Near = new Companions(["菜", "吃"], 3) }], KeywordMatching.Exact);
        Assert.Single(matcher.Find("菜里有头发"));
        Assert.Single(matcher.Find("头发被吃了"));
        Assert.Empty(matcher.Find("洗头发很顺"));
        Assert.Empty(matcher.Find("菜 里面还有头发"));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(1000)]
    public void A_text_made_to_be_slow_is_searched_all_the_same(int length)
    {
        // From every place the whole keyword but its last character matches.
        var matcher = new KeywordMatcher([new string('a', length) + "b", "aab", "ba"]);
        var text = new string('a', 300_000) + "b" + new string('a', 300_000);
        Assert.Equal([new KeywordMatch(0, 300_000 - length, length + 1)], matcher.Find(text));
        Assert.Equal([(0, 300_000 - length), (1, 299_998), (2, 300_000)], matcher.Find(text, MatchKind.All).Select(match => (match.Keyword, match.Start)));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_passed_one_by_one()
    {
        var matcher = new KeywordMatcher(["假货", "\uFFFD!"]);
        var found = new List<KeywordMatch>();
        matcher.Find([0xFF, .. "假货"u8, 0xE5, 0x81, .. "!"u8, 0xF0, 0x9F], found);
        Assert.Equal([new KeywordMatch(0, 1, 6), new KeywordMatch(1, 8, 2)], found);
    }

    [Fact]
    public void Changed_bytes_are_not_read_as_a_matcher()
    {
        var bytes = new KeywordMatcher(["假货"]).ToBytes();
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 1;
            Assert.Throws<FormatException>(() => KeywordMatcher.FromBytes(changed));
        }

        Assert.Throws<FormatException>(() => KeywordMatcher.FromBytes([]));
    }
}
