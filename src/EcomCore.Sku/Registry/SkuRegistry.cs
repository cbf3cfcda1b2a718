using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Sku;

/// <summary>Every code that was ever given, so that none is given twice. It only grows: a code stays given when its product is gone.</summary>
/// <remarks>
/// Safe to share between threads: codes are added one at a time, and looking up takes no lock. Looking up a code takes constant time. The registry lives in memory; the
/// caller keeps the codes and imports them at start. A million codes take about 40 MB beside their texts.
/// </remarks>
public sealed class SkuRegistry
{
    private const int SmallestCapacity = 16;
    private const int ProgressEvery = 4096;

    private readonly object _writing = new();
    private readonly CodeHash _hash = new(HashCode.Combine(0));
    private readonly SeenCharacters _seen = new();
    private readonly bool _hasLookAlikes;
    private volatile CodeTable _table;

    /// <summary>Creates an empty registry.</summary>
    /// <param name="schema">The schema of all its codes.</param>
    /// <param name="capacity">How many codes are expected; more are taken too. 0 to 536,870,912.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is out of range.</exception>
    public SkuRegistry(SkuSchema schema, int capacity = 0)
    {
        Guard.NotNull(schema);
        Guard.Between(capacity, 0, SkuLimits.MaxRegistered);
        Schema = schema;
        var characters = schema.Segments.SelectMany(segment => segment.Characters.All).Concat(schema.Separator).Distinct().ToList();
        _hasLookAlikes = characters.Select(Spelling.LookAlikeDigit).Distinct().Count() < characters.Count;
        _table = new CodeTable(Math.Max(capacity, SmallestCapacity), _hasLookAlikes, _hash);
    }

    /// <summary>Gets the schema of all codes.</summary>
    public SkuSchema Schema { get; }

    /// <summary>Gets the number of registered codes.</summary>
    public int Count => _table.Count;

    /// <summary>Gets the codes in the order of registration; a walk covers those that were registered when it began.</summary>
    public IEnumerable<string> Codes
    {
        get
        {
            var table = _table;
            for (int i = 0, count = table.Count; i < count; i++)
            {
                yield return table[i];
            }
        }
    }

    /// <summary>Registers a code, unless it or another spelling of it is registered.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <returns>Added, or why not. A text that is not a code is refused even when it can only mean one: register <see cref="SkuReport.Canonical"/> after looking at it.</returns>
    public RegistryAnswer Add(string? text)
    {
        text ??= string.Empty;
        if (Schema.TryParse(text, out _))
        {
            return AddValid(text);
        }

        var report = Schema.Validate(text);
        return Find(report.Canonical) is { } existing
            ? new RegistryAnswer(RegistryStatus.CanonicalDuplicate, text, existing, report)
            : new RegistryAnswer(RegistryStatus.Invalid, text, null, report);
    }

    /// <summary>Registers a code, unless it is registered.</summary>
    /// <param name="code">A code of <see cref="Schema"/>.</param>
    /// <returns>Added, or a duplicate.</returns>
    /// <exception cref="ArgumentException"><paramref name="code"/> is the default value or of another schema.</exception>
    public RegistryAnswer Add(SkuCode code)
    {
        if (code.IsDefault || !code.Schema.IsSameAs(Schema))
        {
            throw new ArgumentException(
                $"Expected a code of schema '{Schema.Name}'; found {(code.IsDefault ? "the default value" : $"one of '{code.Schema.Name}'")}.", nameof(code));
        }

        return AddValid(code.ToString());
    }

    /// <summary>Registers many codes; those that cannot be are left out and listed.</summary>
    /// <param name="codes">Any texts.</param>
    /// <param name="progress">Told now and then how many texts were looked at; may be null.</param>
    /// <param name="cancellationToken">Stops the import; what was added until then stays.</param>
    /// <returns>How many were added, and which were not.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="codes"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The import was cancelled.</exception>
    public RegistryImport Import(IEnumerable<string?> codes, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(codes);
        var refused = new List<RefusedCode>();
        var index = 0;
        foreach (var text in codes)
        {
            if (index % ProgressEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(index);
            }

            var answer = Add(text);
            if (!answer.IsAdded)
            {
                refused.Add(new RefusedCode(index, answer.Text, answer.Status, answer.Existing));
            }

            index++;
        }

        progress?.Report(index);
        return new RegistryImport(index - refused.Count, refused);
    }

    /// <summary>Tells whether exactly this code is registered.</summary>
    /// <param name="code">Any text; null is never registered.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(string? code) => Find(code) is not null;

    /// <summary>Finds the registered code that a text is, or is another spelling of.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="code">The registered code, or null.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFind(string? text, [NotNullWhen(true)] out string? code)
    {
        code = Find(text) ?? (Schema.TryParse(text, out _) ? null : Find(Schema.Validate(text).Canonical));
        return code is not null;
    }

    /// <summary>Finds the registered codes that are easily taken for a text: one character is another, too many or missing, two neighbours are swapped, or look-alikes differ.</summary>
    /// <param name="text">A code, registered or not, or a text that somebody mistyped; null counts as empty.</param>
    /// <returns>The codes by kind, then in ordinal order, without <paramref name="text"/> itself. Of codes that differ in several look-alikes, 1,000 at most.</returns>
    /// <remarks>
    /// Asks for every text at one slip, of the characters that registered codes have at that place: time is the length times these characters, whatever the
    /// number of codes. With a check character that finds every single error and swap, two codes of one fixed length are never near except by look-alikes.
    /// </remarks>
    public IReadOnlyList<NearDuplicate> FindNear(string? text)
    {
        text ??= string.Empty;
        return text.Length > SkuLimits.MaxCodeLength + 1 ? [] : new NearSearch(_table, _seen, _hash, text).Run();
    }

    /// <summary>Walks through all pairs of registered codes that are easily taken for each other, to clean up an old catalogue.</summary>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <returns>Each pair once, in the order of registration; found while walking, so that stopping early is cheap.</returns>
    public IEnumerable<NearPair> NearPairs(CancellationToken cancellationToken = default)
    {
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in Codes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var near in FindNear(code))
            {
                if (earlier.Contains(near.Code))
                {
                    yield return new NearPair(near.Code, code, near.Kind);
                }
            }

            earlier.Add(code);
        }
    }

    private string? Find(string? code) =>
        code is null || code.Length > SkuLimits.MaxCodeLength ? null : _table.Find(_hash.Of(code.AsSpan()), code.AsSpan());

    private RegistryAnswer AddValid(string code)
    {
        var hash = _hash.Of(code.AsSpan());
        lock (_writing)
        {
            if (_table.Find(hash, code.AsSpan()) is { } existing)
            {
                return new RegistryAnswer(RegistryStatus.Duplicate, code, existing, null);
            }

            _seen.Add(code);
            if (_table.Count == _table.Capacity)
            {
                _table = Grown(_table);
            }

            _table.Add(code, hash);
            return new RegistryAnswer(RegistryStatus.Added, code, null, null);
        }
    }

    private CodeTable Grown(CodeTable full)
    {
        if (full.Capacity >= SkuLimits.MaxRegistered)
        {
            throw new InvalidOperationException(Spelling.Format("The registry is full: it holds at most {0} codes.", full.Capacity));
        }

        var larger = new CodeTable(full.Capacity * 2, _hasLookAlikes, _hash);
        for (var i = 0; i < full.Count; i++)
        {
            larger.Add(full[i], _hash.Of(full[i].AsSpan()));
        }

        return larger;
    }
}
