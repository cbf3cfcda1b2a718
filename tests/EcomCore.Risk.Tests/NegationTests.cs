namespace EcomCore.Risk.Tests;

public sealed class NegationTests
{
    private static readonly KeywordMatcher Matcher = new(
        ["异味", "假货", "掉色", "过期", "死机", "counterfeit"], new KeywordMatching { Folds = TextFolds.All, Negation = true, WholeWords = true });

    [Theory]
    [InlineData("没有异味")]
    [InlineData("沒有異味")]
    [InlineData("没有任何异味")]
    [InlineData("没闻到什么异味")]
    [InlineData("绝对不会掉色")]
    [InlineData("不掉色")]
    [InlineData("从来没有出现过死机")]
    [InlineData("无 异味")]
    [InlineData("很好，没有 异味")]
    [InlineData("不 counterfeit")]
    [InlineData("没\u200B有异味")]
    [InlineData("This is not a counterfeit.")]
    [InlineData("No sign of any counterfeit")]
    [InlineData("hardly any counterfeit")]
    [InlineData("never had a counterfeit")]
    [InlineData("counterfeit-free")]
    [InlineData("Neither of these counterfeit")]
    [InlineData("0异味")]
    [InlineData("０异味")]
    [InlineData("看不出异味")]
    [InlineData("防掉色")]
    [InlineData("没\U000E0100有异味")]
    public void A_negated_hit_does_not_count(string text) => Assert.Empty(Matcher.Find(text));

    [Theory]
    [InlineData("有异味")]
    [InlineData("有没有异味")]
    [InlineData("是不是假货")]
    [InlineData("不知道会不会掉色")]
    [InlineData("这不是假货吗")]
    [InlineData("不是死机就是黑屏")]
    [InlineData("味道不好，异味重")]
    [InlineData("特别掉色")]
    [InlineData("只不过掉色")]
    [InlineData("并不是没有异味")]
    [InlineData("nothing but trouble: counterfeit")]
    [InlineData("a piano counterfeit")]
    [InlineData("Why not counterfeit?")]
    [InlineData("not only counterfeit")]
    [InlineData("counterfeit-freeze")]
    [InlineData("没有异味才怪")]
    [InlineData("没有一次没有异味")]
    [InlineData("怎么会没有异味")]
    [InlineData("10异味")]
    [InlineData("1.0异味")]
    [InlineData("开除假货")]
    [InlineData("什么用都没有 假货")]
    [InlineData("分量很少 异味很多")]
    [InlineData("打分0 假货")]
    [InlineData("南非假货")]
    [InlineData("消防过期")]
    [InlineData("不可能没有异味")]
    [InlineData("没一个不是假货")]
    public void A_question_a_choice_a_double_negation_or_another_clause_does_not_take_it_back(string text) => Assert.Single(Matcher.Find(text));

    [Fact]
    public void Without_the_switch_every_hit_counts() => Assert.Single(new KeywordMatcher(["异味"]).Find("没有异味"));
}
