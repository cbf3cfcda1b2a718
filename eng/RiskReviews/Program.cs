using System.Globalization;
using EcomCore.Risk;
using EcomCore.RiskReviews;

// Says how many hits of a plain keyword list on labelled reviews are false, and how many of them context takes away.
if (args.Length != 1 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project eng/RiskReviews -- FOLDER");
    Console.Error.WriteLine("FOLDER has keywords_risk_zh.csv, zh_negators.txt, online_shopping_10_cats.csv and waimai_10k.csv.");
    return 2;
}

var reviews = LabelledReviews.Read(args[0]);
var keywords = File.ReadLines(Path.Combine(args[0], "keywords_risk_zh.csv")).Skip(1).Select(line => line.Split(',')[2].Trim()).ToArray();
var negators = File.ReadAllLines(Path.Combine(args[0], "zh_negators.txt")).Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
var matching = RiskRules.Default.Matching with { MaxGap = 0 };
(string Name, KeywordMatching Matching)[] ways =
[
    ("plain list", KeywordMatching.Exact),
    ("with negation", matching with { Praise = false }),
    ("with negation and praise", matching),
];

Console.WriteLine("hits of                     all    false  in positive reviews  directly negated   true   kept");
var plain = default(HitCount?);
foreach (var (name, way) in ways)
{
    var count = HitCount.Of(reviews, new KeywordMatcher(keywords, way), negators);
    plain ??= count;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-24} {count.All,6} {count.False,8} {count.InPositive,20} {count.Negated,17} {count.True,6} {(double)count.True / plain.Value.True,6:P1}"));
}

return 0;
