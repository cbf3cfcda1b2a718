namespace EcomCore.Risk;

/// <summary>Finds all of many keywords in a text in one pass. Built once, immutable, safe to share between threads.</summary>
/// <remarks>
/// <para>
/// A double-array trie (Aoe, "An efficient digital search algorithm by using a double-array structure", 1989) over folded UTF-16 units, behind
/// a bit filter on pairs of neighbouring characters. An occurrence is a piece of the text whose characters, folded and without those that are passed over,
/// are the keyword's. Occurrences that <see cref="KeywordMatching"/> or an excluding phrase removes are taken away first; of the rest the
/// <see cref="MatchKind"/> chooses, within each group.
/// </para>
/// <para>
/// Text is compared by UTF-16 unit; lone surrogates are units like others. Scanning is linear in the text and in what is found, whatever the text is: where
/// walking the trie costs many steps for each character, the rest is read backwards by an automaton with failure links (Aho and Corasick,
/// "Efficient string matching", 1975), built when that first happens. It allocates nothing but what the caller's list grows by.
/// </para>
/// </remarks>
public sealed class KeywordMatcher
{
    /// <summary>The most groups of a matcher.</summary>
    public const int MaxGroups = 64;

    /// <summary>The longest keyword or excluding phrase, in UTF-16 units.</summary>
    public const int MaxKeywordLength = 1024;

    private readonly KeywordAutomaton _automaton;
    private readonly int[] _groupOf;
    private readonly KeywordGroup[] _groups;

    // Kept for the next search of UTF-8, so that it allocates nothing; null while one is at work.
    private SeamScan? _spare;

    /// <summary>Builds a matcher of one group that takes keywords literally.</summary>
    /// <param name="keywords">In order of precedence; may be empty, may repeat.</param>
    /// <exception cref="ArgumentNullException"><paramref name="keywords"/> is null.</exception>
    /// <exception cref="ArgumentException">A keyword is null, empty or too long.</exception>
    public KeywordMatcher(IEnumerable<string> keywords)
        : this(keywords, KeywordMatching.Exact)
    {
    }

    /// <summary>Builds a matcher of one group.</summary>
    /// <param name="keywords">In order of precedence; may be empty, may repeat.</param>
    /// <param name="matching">How literally the keywords are taken.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A keyword is null, empty or too long, or nothing of it counts under <paramref name="matching"/>.</exception>
    public KeywordMatcher(IEnumerable<string> keywords, KeywordMatching matching)
        : this([new KeywordGroup(keywords)], matching)
    {
    }

    /// <summary>Builds a matcher of several groups, which do not see each other.</summary>
    /// <param name="groups">0 to 64 groups.</param>
    /// <param name="matching">How literally the keywords are taken.</param>
    /// <exception cref="ArgumentNullException">An argument or a group is null.</exception>
    /// <exception cref="ArgumentException">There are too many groups, a keyword is too long, or nothing of it counts under <paramref name="matching"/>.</exception>
    public KeywordMatcher(IEnumerable<KeywordGroup> groups, KeywordMatching matching)
        : this(groups, matching, restore: null)
    {
    }

    internal KeywordMatcher(IEnumerable<KeywordGroup> groups, KeywordMatching matching, Func<TrieForm, KeywordTrie>? restore)
    {
        Guard.NotNull(groups);
        Guard.NotNull(matching);
        var copy = groups.ToArray();
        if (copy.Length > MaxGroups)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected at most {MaxGroups} groups, found {copy.Length}."), nameof(groups));
        }

        var keywords = new List<string>();
        var groupOf = new List<int>();
        for (var i = 0; i < copy.Length; i++)
        {
            Guard.NotNull(copy[i], nameof(groups));
            CheckLengths(copy[i].Keywords);
            CheckLengths(copy[i].Exclude);
            keywords.AddRange(copy[i].Keywords);
            groupOf.AddRange(Enumerable.Repeat(i, copy[i].Keywords.Count));
        }

        Keywords = keywords.AsReadOnly();
        Matching = matching;
        _groupOf = [.. groupOf];
        _groups = copy;
        _automaton = new KeywordAutomaton(copy, matching, restore);
    }

    /// <summary>Gets the keywords as given, group after group; <see cref="KeywordMatch.Keyword"/> counts in this list.</summary>
    public IReadOnlyList<string> Keywords { get; }

    /// <summary>Gets how literally the keywords are taken.</summary>
    public KeywordMatching Matching { get; }

    /// <summary>Finds the group of a keyword.</summary>
    /// <param name="keyword">Index in <see cref="Keywords"/>.</param>
    /// <returns>Index of the group, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such keyword.</exception>
    public int GroupOf(int keyword)
    {
        Guard.Between(keyword, 0, _groupOf.Length - 1);
        return _groupOf[keyword];
    }

    /// <summary>Finds the keywords of a text.</summary>
    /// <param name="text">Any text, of any length.</param>
    /// <param name="kind">Which of overlapping occurrences are reported.</param>
    /// <returns>The matches in order of start; at one start in order of group (<see cref="MatchKind.All"/>: of length). Empty when there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public IReadOnlyList<KeywordMatch> Find(string text, MatchKind kind = MatchKind.LeftmostLongest)
    {
        Guard.NotNull(text);
        var matches = new List<KeywordMatch>();
        Find(text.AsSpan(), matches, kind);
        return matches;
    }

    /// <summary>Appends the matches of a text to a list; allocates nothing when the list has room.</summary>
    /// <param name="text">Any text, of any length.</param>
    /// <param name="matches">Grows by the matches, in the order of <see cref="Find(string, MatchKind)"/>.</param>
    /// <param name="kind">Which of overlapping occurrences are reported.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matches"/> is null.</exception>
    public void Find(ReadOnlySpan<char> text, List<KeywordMatch> matches, MatchKind kind = MatchKind.LeftmostLongest)
    {
        Guard.NotNull(matches);
        var sink = new ListSink(matches);
        Scan(text, kind, ref sink);
    }

    /// <summary>Appends the matches of a text in UTF-8 to a list; from the second call on it allocates nothing when the list has room.</summary>
    /// <param name="utf8">Any bytes. One that belongs to no valid sequence is read as U+FFFD.</param>
    /// <param name="matches">Grows by the matches, in the order of <see cref="Find(string, MatchKind)"/>; start and length are in bytes.</param>
    /// <param name="kind">Which of overlapping occurrences are reported.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matches"/> is null.</exception>
    /// <remarks>Pieces of the text are decoded one after the other; there is never a copy of the whole.</remarks>
    public void Find(ReadOnlySpan<byte> utf8, List<KeywordMatch> matches, MatchKind kind = MatchKind.LeftmostLongest)
    {
        Guard.NotNull(matches);
        Guard.Between((int)kind, (int)MatchKind.LeftmostLongest, (int)MatchKind.All, nameof(kind));
        var scan = Interlocked.Exchange(ref _spare, null) ?? new SeamScan(_automaton);
        Utf8Scan.Run(scan, utf8, matches, kind);
        scan.Reset();
        _spare = scan;
    }

    /// <summary>Writes the matcher as bytes, from which <see cref="FromBytes"/> makes it again without building it.</summary>
    /// <returns>The bytes; the same matcher gives the same ones. About 12 bytes for each cell of the trie and 2 for each character.</returns>
    public byte[] ToBytes() => MatcherFormat.Write(_groups, Matching, _automaton.Trie);

    /// <summary>Makes a matcher of the bytes that <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The bytes. A checksum finds damage, not malice: read only what you wrote.</param>
    /// <returns>A matcher that finds the same.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are of another version or were changed.</exception>
    public static KeywordMatcher FromBytes(byte[] bytes)
    {
        Guard.NotNull(bytes);
        return MatcherFormat.Read(bytes);
    }

    /// <summary>Counts the matches of a text; allocates nothing.</summary>
    /// <param name="text">Any text, of any length.</param>
    /// <param name="kind">Which of overlapping occurrences are counted.</param>
    /// <returns>The number of matches that <see cref="Find(string, MatchKind)"/> would report.</returns>
    public int Count(ReadOnlySpan<char> text, MatchKind kind = MatchKind.LeftmostLongest)
    {
        var sink = default(CountSink);
        Scan(text, kind, ref sink);
        return sink.Count;
    }

    /// <summary>Says whether a text has any match; stops at the first, allocates nothing.</summary>
    /// <param name="text">Any text, of any length.</param>
    /// <returns>True when there is one.</returns>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        var sink = default(AnySink);
        Scan(text, MatchKind.LeftmostLongest, ref sink);
        return sink.Found;
    }

    /// <summary>Starts a search in a text that comes in pieces.</summary>
    /// <param name="kind">Which of overlapping occurrences are reported.</param>
    /// <returns>A scanner for one text.</returns>
    public KeywordScanner Scan(MatchKind kind = MatchKind.LeftmostLongest)
    {
        Guard.Between((int)kind, (int)MatchKind.LeftmostLongest, (int)MatchKind.All, nameof(kind));
        return new KeywordScanner(_automaton, kind);
    }

    internal void Scan<TSink>(ReadOnlySpan<char> text, MatchKind kind, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        Guard.Between((int)kind, (int)MatchKind.LeftmostLongest, (int)MatchKind.All, nameof(kind));
        Span<Occurrence> found = stackalloc Occurrence[_automaton.Trie.Nested];
        var scan = new TextScan(_automaton, text, isFinal: true);
        if (kind == MatchKind.LeftmostLongest && _automaton.IsPlain)
        {
            scan.RunPlain(0, ref sink, found);
            return;
        }

        Span<int> ends = stackalloc int[2 * _automaton.Groups];
        Span<KeywordMatch> best = stackalloc KeywordMatch[_automaton.Groups];
        ends.Clear();
        scan.Run(0, new StartJudge(_automaton, text, kind, ends.Slice(0, _automaton.Groups), ends.Slice(_automaton.Groups), best), ref sink, found);
    }

    /// <summary>Finds by reading backwards from the first place on, as a scan does where the text makes it; for tests.</summary>
    internal void FindBackward(ReadOnlySpan<char> text, List<KeywordMatch> matches, MatchKind kind)
    {
        var sink = new ListSink(matches);
        var judge = new StartJudge(_automaton, text, kind, new int[_automaton.Groups], new int[_automaton.Groups], new KeywordMatch[_automaton.Groups]);
        new BackwardScan(_automaton, text, isFinal: true).Run(0, judge, ref sink);
    }

    private static void CheckLengths(IReadOnlyList<string> keywords)
    {
        for (var i = 0; i < keywords.Count; i++)
        {
            if (keywords[i].Length > MaxKeywordLength)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected at most {MaxKeywordLength} UTF-16 units, found {keywords[i].Length} at index {i}."), nameof(keywords));
            }
        }
    }
}
