namespace EcomCore.Sku;

/// <summary>Products and bundles as a graph: which are sound, and in what order bundles are taken apart.</summary>
/// <remarks>
/// Bundles are walked depth first without recursion, so that a chain of any length is no danger (Cormen, Leiserson, Rivest and Stein, Introduction to
/// Algorithms, section on topological sort). The rank of a bundle is above that of all its parts, so taking the highest first meets each bundle
/// once, however many ways lead to it.
/// </remarks>
internal sealed class BundleGraph
{
    private const int MaxShown = 10;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _codes = [];
    private readonly List<IReadOnlyList<ListingPart>?> _parts = [];
    private readonly List<string?> _faults = [];
    private readonly int[] _rank;

    public BundleGraph(IEnumerable<string> products, IEnumerable<Bundle> bundles, ICollection<ListingFinding> findings)
    {
        foreach (var product in products)
        {
            if (!_numbers.ContainsKey(product))
            {
                AddCode(product, null);
            }
        }

        Products = _codes.Count;
        foreach (var bundle in bundles)
        {
            AddBundle(bundle, findings);
        }

        _rank = new int[_codes.Count];
        Walk(findings);
    }

    /// <summary>Gets the number of products; they have the numbers below it.</summary>
    public int Products { get; }

    /// <summary>Gets the number of products and bundles.</summary>
    public int Count => _codes.Count;

    public string CodeOf(int number) => _codes[number];

    /// <summary>-1 for a code that is no product and no bundle.</summary>
    public int NumberOf(string code) => _numbers.TryGetValue(code, out var number) ? number : -1;

    /// <summary>Why a code cannot be taken apart; null when it can.</summary>
    public string? FaultOf(int number) => _faults[number];

    /// <summary>Null for a product.</summary>
    public IReadOnlyList<ListingPart>? PartsOf(int number) => _parts[number];

    /// <summary>The products of sound parts, in the order in which they are met; null when a quantity is too large.</summary>
    public IReadOnlyList<ComponentLine>? Expand(IReadOnlyList<ListingPart> parts, long quantity)
    {
        if (parts.Count == 1 && _numbers[parts[0].Code] is var only && only < Products)
        {
            return TryMultiply(parts[0].Quantity, quantity, out var units) ? [new ComponentLine(_codes[only], units)] : null;
        }

        var met = Meet(parts);
        var totals = met.ToDictionary(number => number, _ => 0L);
        if (!TryAdd(totals, parts, quantity))
        {
            return null;
        }

        foreach (var bundle in met.Where(number => number >= Products).OrderByDescending(number => _rank[number]))
        {
            if (!TryAdd(totals, _parts[bundle]!, totals[bundle]))
            {
                return null;
            }
        }

        return [.. met.Where(number => number < Products).Select(number => new ComponentLine(_codes[number], totals[number]))];
    }

    private static bool TryMultiply(long a, long b, out long product)
    {
        product = unchecked(a * b);
        return a <= long.MaxValue / b;
    }

    private void AddCode(string code, IReadOnlyList<ListingPart>? parts)
    {
        _numbers.Add(code, _codes.Count);
        _codes.Add(code);
        _parts.Add(parts);
        _faults.Add(null);
    }

    private void AddBundle(Bundle bundle, ICollection<ListingFinding> findings)
    {
        if (!_numbers.TryGetValue(bundle.Code, out var number))
        {
            AddCode(bundle.Code, bundle.Parts);
        }
        else if (_parts[number] is not { } parts || !PartList.Same(parts, bundle.Parts))
        {
            var message = number < Products ? "it is the code of a product and of a bundle" : "two bundles have this code and different parts";
            _faults[number] ??= $"{Spelling.Quote(bundle.Code)}: {message}";
            findings.Add(new ListingFinding(ListingFindingKind.BundleConflict, null, bundle.Code, message));
        }
    }

    /// <summary>Ranks the bundles, and marks those that are unsound or hold an unsound one.</summary>
    private void Walk(ICollection<ListingFinding> findings)
    {
        var state = new Visit[_codes.Count];
        var depth = new int[_codes.Count];
        var path = new List<(int Number, int Part)>();
        var next = 1;
        for (var start = Products; start < _codes.Count; start++)
        {
            if (state[start] == Visit.New)
            {
                Open(start, state, depth, path);
            }

            while (path.Count > 0)
            {
                var (number, part) = path[path.Count - 1];
                if (part < _parts[number]!.Count)
                {
                    path[path.Count - 1] = (number, part + 1);
                    Enter(number, _parts[number]![part].Code, state, depth, path, findings);
                    continue;
                }

                // All parts are closed by now, so their faults are final.
                path.RemoveAt(path.Count - 1);
                state[number] = Visit.Closed;
                _rank[number] = next++;
                _faults[number] ??= _parts[number]!.Select(inner => NumberOf(inner.Code) is >= 0 and var known ? _faults[known] : null).FirstOrDefault(fault => fault is not null);
            }
        }
    }

    private void Enter(int bundle, string code, Visit[] state, int[] depth, List<(int Number, int Part)> path, ICollection<ListingFinding> findings)
    {
        var number = NumberOf(code);
        if (number < 0)
        {
            var message = $"its part {Spelling.Quote(code)} is no product and no bundle";
            findings.Add(new ListingFinding(ListingFindingKind.BundleOrphan, null, _codes[bundle], message));
            _faults[bundle] ??= $"{Spelling.Quote(_codes[bundle])}: {message}";
        }
        else if (state[number] == Visit.Open)
        {
            var message = $"it is part of itself: {Circle(path, depth[number])} > {Spelling.Show(code)}";
            findings.Add(new ListingFinding(ListingFindingKind.Cycle, null, code, message));
            _faults[bundle] ??= $"{Spelling.Quote(code)}: {message}";
        }
        else if (number >= Products && state[number] == Visit.New)
        {
            Open(number, state, depth, path);
        }
    }

    private static void Open(int number, Visit[] state, int[] depth, List<(int Number, int Part)> path)
    {
        state[number] = Visit.Open;
        depth[number] = path.Count;
        path.Add((number, 0));
    }

    // Its first names alone, so that many long circles cost no more than many short ones.
    private string Circle(List<(int Number, int Part)> path, int start)
    {
        var shown = path.GetRange(start, Math.Min(MaxShown, path.Count - start)).Select(step => Spelling.Show(_codes[step.Number]));
        return string.Join(" > ", shown) + (path.Count - start > MaxShown ? " > ..." : string.Empty);
    }

    /// <summary>Every product and bundle that the parts lead to, depth first in the order written.</summary>
    private List<int> Meet(IReadOnlyList<ListingPart> parts)
    {
        var met = new List<int>();
        var seen = new HashSet<int>();
        var waiting = new Stack<int>();
        Push(parts);
        while (waiting.Count > 0)
        {
            var number = waiting.Pop();
            if (seen.Add(number))
            {
                met.Add(number);
                Push(_parts[number] ?? []);
            }
        }

        return met;

        void Push(IReadOnlyList<ListingPart> inner)
        {
            for (var i = inner.Count - 1; i >= 0; i--)
            {
                waiting.Push(_numbers[inner[i].Code]);
            }
        }
    }

    private bool TryAdd(Dictionary<int, long> totals, IReadOnlyList<ListingPart> parts, long quantity)
    {
        foreach (var part in parts)
        {
            var number = _numbers[part.Code];
            if (!TryMultiply(part.Quantity, quantity, out var units) || totals[number] > long.MaxValue - units)
            {
                return false;
            }

            totals[number] += units;
        }

        return true;
    }

    private enum Visit : byte
    {
        New,
        Open,
        Closed,
    }
}
