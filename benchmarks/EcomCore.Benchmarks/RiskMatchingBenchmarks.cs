using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using EcomCore.Risk;

namespace EcomCore.Benchmarks;

/// <summary>Leftmost-longest keywords of short Chinese texts, beside what .NET offers for it. Texts and keywords are made up of one seeded alphabet.</summary>
[MemoryDiagnoser]
public class RiskMatchingBenchmarks
{
    private const string Common = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里";

    private readonly List<KeywordMatch> _found = new(1 << 16);
    private string[] _texts = null!;
    private byte[][] _utf8 = null!;
    private KeywordMatcher _literal = null!;
    private KeywordMatcher _folded = null!;
    private SearchValues<string> _values = null!;
    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _set;
    private int[] _lengths = null!;
    private Regex? _regex;
    private string[] _keywords = null!;

    [Params(100, 1_000, 10_000)]
    public int Keywords { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _texts = [.. Enumerable.Range(0, 5_000).Select(_ => Word(random, random.Next(20, 120)))];
        _utf8 = [.. _texts.Select(Encoding.UTF8.GetBytes)];
        _keywords = [.. Enumerable.Range(0, 3 * Keywords).Select(_ => Word(random, random.Next(3, 6))).Distinct().Take(Keywords)];
        _literal = new KeywordMatcher(_keywords);
        _folded = new KeywordMatcher(_keywords, new KeywordMatching { Folds = TextFolds.All });
        _values = SearchValues.Create(_keywords, StringComparison.Ordinal);
        _set = new HashSet<string>(_keywords, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = [.. _keywords.Select(keyword => keyword.Length).Distinct().OrderDescending()];
        _regex = Keywords <= 1_000
            ? new Regex(string.Join('|', _keywords.OrderByDescending(keyword => keyword.Length).Select(Regex.Escape)), RegexOptions.Compiled | RegexOptions.CultureInvariant)
            : null;
    }

    /// <summary>What a careful user would write: SearchValues finds the place, a set the longest keyword there.</summary>
    [Benchmark(Baseline = true)]
    public int SearchValuesAndSet()
    {
        _found.Clear();
        foreach (var text in _texts)
        {
            for (var at = 0; at < text.Length && text.AsSpan(at).IndexOfAny(_values) is var next and >= 0;)
            {
                at += next;
                foreach (var length in _lengths)
                {
                    if (at + length <= text.Length && _set.Contains(text.AsSpan(at, length)))
                    {
                        _found.Add(new KeywordMatch(0, at, length));
                        at += length;
                        break;
                    }
                }
            }
        }

        return _found.Count;
    }

    /// <summary>What many users write; with more than 1,000 alternatives it takes too long to be tried (NA).</summary>
    [Benchmark]
    public int CompiledRegex()
    {
        var regex = _regex ?? throw new NotSupportedException("Not tried with more than 1,000 alternatives.");
        var count = 0;
        foreach (var text in _texts)
        {
            foreach (var match in regex.EnumerateMatches(text))
            {
                count += match.Length > 0 ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>The shortest thing to write; it says which keywords are there, not where. Not tried with more than 1,000 (NA).</summary>
    [Benchmark]
    public int ContainsLoop() => Keywords > 1_000
        ? throw new NotSupportedException("Not tried with more than 1,000 keywords.")
        : _texts.Sum(text => _keywords.Count(keyword => text.Contains(keyword, StringComparison.Ordinal)));

    [Benchmark]
    public int Matcher()
    {
        _found.Clear();
        foreach (var text in _texts)
        {
            _literal.Find(text.AsSpan(), _found);
        }

        return _found.Count;
    }

    [Benchmark]
    public int FoldingMatcher()
    {
        _found.Clear();
        foreach (var text in _texts)
        {
            _folded.Find(text.AsSpan(), _found);
        }

        return _found.Count;
    }

    [Benchmark]
    public int MatcherOverUtf8()
    {
        _found.Clear();
        foreach (var text in _utf8)
        {
            _literal.Find(text, _found);
        }

        return _found.Count;
    }

    [Benchmark]
    public KeywordMatcher Build() => new(_keywords);

    private static string Word(Random random, int length) => string.Create(length, random, static (text, dice) =>
    {
        foreach (ref var c in text)
        {
            c = dice.Next(3) == 0 ? Common[dice.Next(Common.Length)] : (char)('\u4E00' + dice.Next(3_000));
        }
    });
}
