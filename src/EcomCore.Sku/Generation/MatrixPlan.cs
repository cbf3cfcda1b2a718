using System.Numerics;

namespace EcomCore.Sku;

/// <summary>A matrix fitted to a schema: for each product and segment the spellings that are combined.</summary>
internal sealed class MatrixPlan
{
    private readonly SkuSchema _schema;
    private readonly SkuComposer _composer;
    private readonly SkuSegment[] _segments;

    // _spellings[product][segment]: null where the code is filled in (serial, check).
    private readonly IReadOnlyList<string>?[][] _spellings;
    private readonly int _serial;

    public MatrixPlan(SkuSchema schema, SkuMatrix matrix, bool hasCounter)
    {
        _schema = schema;
        _segments = [.. schema.Segments];
        _composer = new SkuComposer(schema, _segments);
        var set = matrix.Attributes.Select(attribute => attribute.Key).Concat(matrix.Products[0].Keys).ToList();
        foreach (var name in set)
        {
            schema.IndexOf(name);
        }

        _serial = Array.FindIndex(_segments, segment => segment is SerialSegment && hasCounter && !set.Contains(segment.Name));
        IReadOnlyList<string>?[] shared = [.. _segments.Select(segment => Attribute(matrix, segment))];
        _spellings = [.. matrix.Products.Select(product => Fit(product, shared))];
        Combinations = shared.Aggregate(BigInteger.One, (count, values) => count * (values?.Count ?? 1));
    }

    /// <summary>Gets the segment that a counter fills; null when there is none.</summary>
    public SerialSegment? Serial => _serial < 0 ? null : (SerialSegment)_segments[_serial];

    /// <summary>Gets the number of combinations of attributes.</summary>
    public BigInteger Combinations { get; }

    public BigInteger Asked => _spellings.Length * Combinations;

    /// <summary>Gets how many of the codes asked for are different.</summary>
    public BigInteger Distinct => _serial >= 0
        ? Asked
        : Combinations * _spellings.Select(values => string.Join("\n", values.Select(list => list is { Count: 1 } ? list[0] : null))).Distinct().Count();

    /// <summary>The codes; the serial rises by one after every so many codes.</summary>
    public List<SkuCode> Write(long firstSerial, int codesPerSerial)
    {
        var codes = new List<SkuCode>((int)Asked);
        var spellings = new string?[_segments.Length];
        foreach (var values in _spellings)
        {
            Write(values, 0);
        }

        return codes;

        void Write(IReadOnlyList<string>?[] values, int segment)
        {
            if (segment == _segments.Length)
            {
                if (_serial >= 0)
                {
                    spellings[_serial] = Serial!.Spell(firstSerial + (codes.Count / codesPerSerial));
                }

                codes.Add(_schema.Parse(_composer.Join(spellings)));
                return;
            }

            if (values[segment] is not { } choices)
            {
                Write(values, segment + 1);
                return;
            }

            foreach (var value in choices)
            {
                spellings[segment] = value;
                Write(values, segment + 1);
            }
        }
    }

    private static string[]? Attribute(SkuMatrix matrix, SkuSegment segment)
    {
        var values = matrix.Attributes.FirstOrDefault(attribute => attribute.Key == segment.Name).Value;
        if (values is null)
        {
            return null;
        }

        string[] spellings = [.. values.Select(value => Accept(segment, value))];
        return spellings.Distinct(StringComparer.Ordinal).Count() == spellings.Length
            ? spellings
            : throw new ArgumentException($"'{segment.Name}' has a value twice.", nameof(matrix));
    }

    private IReadOnlyList<string>?[] Fit(IReadOnlyDictionary<string, string> product, IReadOnlyList<string>?[] shared)
    {
        var fitted = new IReadOnlyList<string>?[_segments.Length];
        for (var i = 0; i < fitted.Length; i++)
        {
            fitted[i] = product.TryGetValue(_segments[i].Name, out var own) ? [Accept(_segments[i], own)] : shared[i] ?? Filled(_segments[i]);
        }

        return fitted;
    }

    private IReadOnlyList<string>? Filled(SkuSegment segment) => segment switch
    {
        LiteralSegment literal => [literal.Text],
        CheckSegment => null,
        SerialSegment when _serial >= 0 => null,
        { MinLength: 0 } => [string.Empty],
        _ => throw Refusal($"Expected values for '{segment.Name}'{(segment is SerialSegment ? " or a counter" : string.Empty)}; found none."),
    };

    private static string Accept(SkuSegment segment, string value)
    {
        if (segment is not CheckSegment && segment.TryAccept(value, out var spelling))
        {
            return spelling;
        }

        throw Refusal(segment is CheckSegment
            ? $"'{segment.Name}' is computed and takes no values."
            : $"'{segment.Name}': expected {segment.Expected}; found {Spelling.Quote(value)}.");
    }

    private static ArgumentException Refusal(string message, string parameter = "matrix") => new(message, parameter);
}
