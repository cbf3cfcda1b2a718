namespace EcomCore.Sku;

/// <summary>Proves that no text can be read in two ways, or finds one that can.</summary>
/// <remarks>
/// Two readings of one text are followed in step, each as (part, state) of the automata of segments and separators. A schema is ambiguous exactly when
/// two readings that have parted can end together (R. Book, S. Even, S. Greibach, G. Ott, Ambiguity in graphs and expressions, 1971).
/// Check characters count as any character of their alphabet. Schemas with a direct plan need no search.
/// </remarks>
internal sealed class SchemaAmbiguity
{
    private const int MaxPairs = 50_000;
    private const string Separator = "separator";
    private const char FirstCharacter = ' ';
    private const char LastCharacter = '~';

    private readonly IReadOnlyList<SkuSegment> _parts;
    private readonly Dictionary<(Place A, Place B), Origin> _origins = [];
    private readonly Queue<(Place A, Place B)> _queue = [];

    // For each part and state, the state and the character that led to it first.
    private readonly List<Dictionary<int, (int From, char Character)>> _paths = [];

    private SchemaAmbiguity(IReadOnlyList<SkuSegment> parts) => _parts = parts;

    /// <summary>What is ambiguous, in words; null when nothing is.</summary>
    public static string? Find(SkuSegment[] segments, string separator) =>
        SkuParser.IsDirectFor(segments, separator) ? null : new SchemaAmbiguity(PartsOf(segments, separator)).Search();

    private static List<SkuSegment> PartsOf(SkuSegment[] segments, string separator)
    {
        var parts = new List<SkuSegment>();
        foreach (var segment in segments)
        {
            if (parts.Count > 0 && separator.Length > 0)
            {
                parts.Add(new LiteralSegment(Separator, separator));
            }

            parts.Add(segment);
        }

        return parts;
    }

    private string? Search()
    {
        if (!TryPartReadings())
        {
            return TooLarge();
        }

        while (_queue.Count > 0)
        {
            var (a, b) = _queue.Dequeue();
            if (a == b || (CanEnd(a) && CanEnd(b)))
            {
                return Describe(a, b);
            }

            for (var character = FirstCharacter; character <= LastCharacter; character++)
            {
                foreach (var nextA in After(a, character))
                {
                    foreach (var nextB in After(b, character))
                    {
                        Visit(nextA, nextB, new Origin((a, b), character, default));
                    }
                }
            }

            if (_origins.Count > MaxPairs)
            {
                return TooLarge();
            }
        }

        return null;
    }

    /// <summary>Walks every part once, as both readings do until they part; false when there are too many states to walk.</summary>
    private bool TryPartReadings()
    {
        for (var part = 0; part < _parts.Count; part++)
        {
            var seen = new Dictionary<int, (int From, char Character)> { [0] = (-1, '\0') };
            _paths.Add(seen);
            var states = new Queue<int>(seen.Keys);
            while (states.Count > 0)
            {
                var state = states.Dequeue();
                for (var character = FirstCharacter; character <= LastCharacter; character++)
                {
                    var next = _parts[part].Next(state, character);
                    if (next >= 0 && !seen.ContainsKey(next))
                    {
                        seen.Add(next, (state, character));
                        states.Enqueue(next);
                    }

                    if (_parts[part].Accepts(state))
                    {
                        PartReadings(new Place(part, state), character);
                    }
                }

                if (seen.Count > MaxPairs || _origins.Count > MaxPairs)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void PartReadings(Place place, char character)
    {
        var nexts = After(place, character).ToList();
        for (var i = 0; i < nexts.Count; i++)
        {
            for (var j = i + 1; j < nexts.Count; j++)
            {
                Visit(nexts[i], nexts[j], new Origin(null, character, place));
            }
        }
    }

    private void Visit(Place a, Place b, Origin origin)
    {
        var pair = a.CompareTo(b) <= 0 ? (a, b) : (b, a);
        if (_origins.TryGetValue(pair, out _))
        {
            return;
        }

        _origins.Add(pair, origin);
        _queue.Enqueue(pair);
    }

    /// <summary>Where a reading can be after one more character: in the same part, or in a later one when it and those between may end.</summary>
    private IEnumerable<Place> After(Place place, char character)
    {
        var state = place.State;
        for (var part = place.Part; ; part++, state = 0)
        {
            var next = _parts[part].Next(state, character);
            if (next >= 0)
            {
                yield return new Place(part, next);
            }

            if (!_parts[part].Accepts(state) || part == _parts.Count - 1)
            {
                yield break;
            }
        }
    }

    private bool CanEnd(Place place)
    {
        if (!_parts[place.Part].Accepts(place.State))
        {
            return false;
        }

        for (var part = place.Part + 1; part < _parts.Count; part++)
        {
            if (!_parts[part].Accepts(0))
            {
                return false;
            }
        }

        return true;
    }

    private string Describe(Place a, Place b)
    {
        var shared = new List<char>();
        var last = Math.Max(a.Part, b.Part);
        var at = _origins[(a, b)];
        for (; at.From is { } pair; at = _origins[pair])
        {
            shared.Add(at.Character);
        }

        shared.Add(at.Character);
        for (var state = at.Start.State; state > 0; state = _paths[at.Start.Part][state].From)
        {
            shared.Add(_paths[at.Start.Part][state].Character);
        }

        shared.Reverse();
        var names = _parts.Skip(at.Start.Part).Take(last - at.Start.Part + 1).Where(part => part.Name != Separator).Select(part => $"'{part.Name}'");
        return $"segments {string.Join(" and ", names)} can share out the text '{new string([.. shared])}' in two ways: "
            + "give them fixed lengths, characters of their own, or a separator that occurs in none";
    }

    private string TooLarge()
    {
        var names = _parts.Where(part => !part.HasFixedLength).Select(part => $"'{part.Name}'");
        return $"cannot be proved free of ambiguity; give segments {string.Join(", ", names)} fixed lengths, or a separator that occurs in none";
    }

    private readonly record struct Place(int Part, int State) : IComparable<Place>
    {
        public int CompareTo(Place other) => Part != other.Part ? Part.CompareTo(other.Part) : State.CompareTo(other.State);
    }

    /// <summary>How a pair was reached: from another pair, or, where the readings part, from a place that both were at.</summary>
    private readonly record struct Origin((Place A, Place B)? From, char Character, Place Start);
}
