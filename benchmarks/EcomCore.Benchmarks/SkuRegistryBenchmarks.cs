using BenchmarkDotNet.Attributes;
using EcomCore.Sku;

namespace EcomCore.Benchmarks;

/// <summary>Near-duplicates among many codes, beside what a user would write: every variant asked of a set, or every code compared.</summary>
[MemoryDiagnoser]
public class SkuRegistryBenchmarks
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int Length = 12;
    private const int Questions = 4096;

    private readonly SkuSchema _schema = SkuSchema.Named("style").Separator(string.Empty).Text("style", "A-Z0-9", Length, Length).Build();
    private SkuRegistry _registry = null!;
    private HashSet<string> _set = null!;
    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private string[] _codes = [];
    private string[] _questions = [];
    private int _next;

    [Params(1_000_000)]
    public int Codes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        string Draw() => string.Create(Length, random, (text, dice) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = Alphabet[dice.Next(Alphabet.Length)];
            }
        });
        _codes = [.. Enumerable.Range(0, Codes).Select(_ => Draw()).Distinct()];
        _registry = new SkuRegistry(_schema, Codes);
        _registry.Import(_codes);
        _set = [.. _codes];
        _bySpan = _set.GetAlternateLookup<ReadOnlySpan<char>>();

        // One half are codes, the other half codes with one wrong character.
        _questions = [.. Enumerable.Range(0, Questions).Select(i =>
        {
            var letters = _codes[random.Next(_codes.Length)].ToCharArray();
            if (i % 2 == 1)
            {
                letters[random.Next(Length)] = Alphabet[random.Next(Alphabet.Length)];
            }

            return new string(letters);
        })];
    }

    /// <summary>Every other character at every place, and every swap, asked of a set with spans: all slips that keep the length.</summary>
    [Benchmark(Baseline = true)]
    public int EveryVariantOfASet()
    {
        Span<char> letters = stackalloc char[Length];
        Next().CopyTo(letters);
        var found = 0;
        for (var i = 0; i < Length; i++)
        {
            var own = letters[i];
            foreach (var other in Alphabet)
            {
                letters[i] = other;
                found += other != own && _bySpan.Contains(letters) ? 1 : 0;
            }

            letters[i] = own;
            if (i + 1 < Length && letters[i] != letters[i + 1])
            {
                (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
                found += _bySpan.Contains(letters) ? 1 : 0;
                (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
            }
        }

        return found;
    }

    /// <summary>The first thing that comes to mind: count the different characters of every code.</summary>
    [Benchmark]
    public int EveryCodeCompared()
    {
        var question = Next();
        var found = 0;
        foreach (var code in _codes)
        {
            var different = 0;
            for (var i = 0; i < Length && different < 2; i++)
            {
                different += code[i] != question[i] ? 1 : 0;
            }

            found += different == 1 ? 1 : 0;
        }

        return found;
    }

    [Benchmark]
    public int Registry() => _registry.FindNear(Next()).Count;

    [Benchmark]
    public bool RegistryContains() => _registry.Contains(Next());

    [Benchmark]
    public bool SetContains() => _set.Contains(Next());

    private string Next() => _questions[_next++ % Questions];
}
