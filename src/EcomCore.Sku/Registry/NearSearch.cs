namespace EcomCore.Sku;

/// <summary>Finds the registered codes at one slip from a text, by asking the table for every text at one slip.</summary>
/// <remarks>
/// The hash of a text with one slip follows from the hashes of what stands before and after the slip, so each question costs one step and one look at the
/// table. Only characters that some registered code has at that place are tried. Every text at one slip is asked for once: a character is left
/// out of a run of equal ones only at its start, and put into one only at its end.
/// </remarks>
internal sealed class NearSearch(CodeTable table, SeenCharacters seen, CodeHash hash, string text)
{
    private const int MaxLookAlikes = 1000;

    private List<NearDuplicate>? _found;

    /// <summary>By kind, then by code.</summary>
    public IReadOnlyList<NearDuplicate> Run()
    {
        var whole = hash.Of(text.AsSpan());
        var (same, longer) = (seen.OfLength(text.Length), seen.OfLength(text.Length + 1));
        var hasShorter = text.Length > 0 && seen.OfLength(text.Length - 1) is not null;

        // From the end to the start: 'from' is the hash of the text from place i on, by itself.
        var (from, after) = (0UL, 0UL);
        for (var i = text.Length; i >= 0; i--)
        {
            if (i < text.Length)
            {
                after = from;
                from = unchecked((from * hash.Base) + hash.ValueOf(text[i]));
                TryOthers(same, whole, i);
                TryLeavingOut(hasShorter, unchecked(whole - (hash.Power(i) * from) + (hash.Power(i) * after)), i);
            }

            TryAdding(longer, unchecked(whole - (hash.Power(i) * from) + (hash.Power(i + 1) * from)), i);
        }

        TrySwaps(same is not null, whole);
        TryLookAlikes();
        _found?.Sort(static (a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Code, b.Code));
        return _found is null ? [] : _found;
    }

    private void TryOthers(string[]? characters, ulong whole, int place)
    {
        if (characters is null)
        {
            return;
        }

        var (power, own) = (hash.Power(place), text[place]);
        var rest = unchecked(whole - (hash.ValueOf(own) * power));
        foreach (var other in characters[place])
        {
            if (other == own)
            {
                continue;
            }

            var changed = unchecked(rest + (hash.ValueOf(other) * power));
            if (!table.MayHold(changed))
            {
                continue;
            }

            var probe = table.Start(changed);
            while (table.Next(ref probe) is { } found)
            {
                if (found.Length == text.Length && found[place] == other && SameBefore(found, place) && SameFrom(found, place + 1, place + 1))
                {
                    Add(found, Spelling.LookAlikeDigit(other) == Spelling.LookAlikeDigit(own) ? NearDuplicateKind.LookAlike : NearDuplicateKind.Edit);
                }
            }
        }
    }

    private void TryLeavingOut(bool hasShorter, ulong without, int place)
    {
        if (!hasShorter || (place > 0 && text[place - 1] == text[place]))
        {
            return;
        }

        var probe = table.Start(without);
        while (table.Next(ref probe) is { } found)
        {
            if (found.Length == text.Length - 1 && SameBefore(found, place) && SameFrom(found, place, place + 1))
            {
                Add(found, NearDuplicateKind.Edit);
            }
        }
    }

    private void TryAdding(string[]? characters, ulong parted, int place)
    {
        if (characters is null)
        {
            return;
        }

        foreach (var added in characters[place])
        {
            if (place < text.Length && text[place] == added)
            {
                continue;
            }

            var longer = unchecked(parted + (hash.ValueOf(added) * hash.Power(place)));
            if (!table.MayHold(longer))
            {
                continue;
            }

            var probe = table.Start(longer);
            while (table.Next(ref probe) is { } found)
            {
                if (found.Length == text.Length + 1 && found[place] == added && SameBefore(found, place) && SameFrom(found, place + 1, place))
                {
                    Add(found, NearDuplicateKind.Edit);
                }
            }
        }
    }

    private void TrySwaps(bool hasSame, ulong whole)
    {
        for (var i = 0; hasSame && i + 1 < text.Length; i++)
        {
            var (a, b) = (text[i], text[i + 1]);
            if (a == b)
            {
                continue;
            }

            var change = unchecked(hash.ValueOf(b) - hash.ValueOf(a));
            var probe = table.Start(unchecked(whole + (change * hash.Power(i)) - (change * hash.Power(i + 1))));
            while (table.Next(ref probe) is { } found)
            {
                if (IsSwap(found, i))
                {
                    Add(found, NearDuplicateKind.Transposition);
                }
            }
        }
    }

    /// <summary>Those that differ in more than one place; the others are found already.</summary>
    private void TryLookAlikes()
    {
        foreach (var found in table.LookingLike(text).Take(MaxLookAlikes))
        {
            var first = 0;
            while (first < text.Length && found[first] == text[first])
            {
                first++;
            }

            if (first < text.Length && !SameFrom(found, first + 1, first + 1) && !(first + 1 < text.Length && IsSwap(found, first)))
            {
                Add(found, NearDuplicateKind.LookAlike);
            }
        }
    }

    private bool IsSwap(string found, int place) =>
        found.Length == text.Length && found[place] == text[place + 1] && found[place + 1] == text[place]
            && SameBefore(found, place) && SameFrom(found, place + 2, place + 2);

    private bool SameBefore(string found, int place) => found.AsSpan(0, place).SequenceEqual(text.AsSpan(0, place));

    private bool SameFrom(string found, int place, int own) => found.AsSpan(place).SequenceEqual(text.AsSpan(own));

    private void Add(string found, NearDuplicateKind kind) => (_found ??= []).Add(new NearDuplicate(found, kind));
}
