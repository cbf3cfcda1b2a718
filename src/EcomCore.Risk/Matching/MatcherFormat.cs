namespace EcomCore.Risk;

/// <summary>A matcher as bytes: keywords, the way of matching, and the finished trie, so that reading it back is quicker than building it.</summary>
internal static class MatcherFormat
{
    private const int Magic = 0x324D4B45; // "EKM2"
    private const string Broken = "These are not the bytes of a matcher of this version, or they were changed.";

    public static byte[] Write(IReadOnlyList<KeywordGroup> groups, KeywordMatching matching, KeywordTrie trie)
    {
        var writer = new ByteWriter();
        writer.Write(Magic);
        WriteMatching(writer, matching);
        writer.Write(groups.Count);
        foreach (var group in groups)
        {
            WriteTexts(writer, group.Keywords);
            WriteTexts(writer, group.Exclude);
            writer.Write(group.Near?.Within ?? 0);
            WriteTexts(writer, group.Near?.Words ?? []);
        }

        writer.Write(trie.Nodes.Length);
        for (var i = 0; i < trie.Nodes.Length; i++)
        {
            writer.Write(trie.Nodes[i].Base);
            writer.Write(trie.Nodes[i].Check);
            writer.Write(trie.Outputs[i]);
        }

        writer.Write(trie.Tails.Length);
        foreach (var symbol in trie.Tails)
        {
            writer.Write(symbol);
        }

        foreach (var pattern in trie.Patterns)
        {
            writer.Write(pattern.Next);
        }

        writer.Write(trie.Nested);
        writer.Write(Checksum.Of(writer.Written));
        return writer.ToArray();
    }

    /// <exception cref="FormatException">The bytes are not what <see cref="Write"/> made.</exception>
    public static KeywordMatcher Read(byte[] bytes)
    {
        if (bytes.Length < 4 + Checksum.Size || new ByteReader(bytes, 0, 4).ReadInt32() != Magic || !Checksum.Holds(bytes))
        {
            throw new FormatException(Broken);
        }

        try
        {
            var reader = new ByteReader(bytes, 4, bytes.Length - 4 - Checksum.Size);
            var matching = ReadMatching(reader);
            var groups = new KeywordGroup[Count(reader, 16)];
            for (var i = 0; i < groups.Length; i++)
            {
                var (keywords, exclude, within, words) = (ReadTexts(reader), ReadTexts(reader), reader.ReadInt32(), ReadTexts(reader));
                groups[i] = new KeywordGroup(keywords, exclude) { Near = within > 0 ? new Companions(words, within) : null };
            }

            return new KeywordMatcher(groups, matching, form => ReadTrie(reader, form));
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new FormatException(Broken, error);
        }
    }

    private static KeywordTrie ReadTrie(ByteReader reader, TrieForm form)
    {
        var nodes = new TrieNode[Count(reader, 12)];
        var outputs = new int[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new TrieNode { Base = reader.ReadInt32(), Check = reader.ReadInt32() };
            outputs[i] = reader.ReadInt32();
        }

        var tails = new ushort[Count(reader, 2)];
        for (var i = 0; i < tails.Length; i++)
        {
            tails[i] = reader.ReadUInt16();
        }

        var patterns = new Pattern[form.Strings.Length];
        for (var i = 0; i < patterns.Length; i++)
        {
            patterns[i] = new Pattern(form.Owners[i].Keyword, form.Owners[i].Group, reader.ReadInt32(), form.Strings[i].Runs);
        }

        Check(nodes, outputs, tails, patterns);
        var nested = reader.ReadInt32();
        return nested >= 0 && nested <= KeywordMatcher.MaxKeywordLength ? KeywordTrie.Restore(nodes, outputs, tails, patterns, nested) : throw new FormatException(Broken);
    }

    /// <summary>Every number must point at something, and chains must end.</summary>
    private static void Check(TrieNode[] nodes, int[] outputs, ushort[] tails, Pattern[] patterns)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            var isLeaf = nodes[i].Check > 0 && (nodes[i].Check & TrieNode.Leaf) != 0 && (nodes[i].Check & TrieNode.ParentMask) != TrieNode.ParentMask;
            if (outputs[i] < -1 || outputs[i] >= patterns.Length || (isLeaf && nodes[i].Base + 1 + tails[nodes[i].Base] > tails.Length))
            {
                throw new FormatException(Broken);
            }
        }

        for (var i = 0; i < patterns.Length; i++)
        {
            if (patterns[i].Next >= patterns.Length || (patterns[i].Next >= 0 && patterns[i].Next <= i))
            {
                throw new FormatException(Broken);
            }
        }
    }

    private static void WriteMatching(ByteWriter writer, KeywordMatching matching)
    {
        writer.Write((int)matching.Folds);
        writer.Write(matching.MaxGap);
        writer.Write(matching.Repeats);
        writer.Write(matching.Negation);
        writer.Write(matching.Praise);
        writer.Write(matching.WholeWords);
        WriteTexts(writer, matching.Alike);
    }

    private static KeywordMatching ReadMatching(ByteReader reader) => new()
    {
        Folds = (TextFolds)reader.ReadInt32() & TextFolds.All,
        MaxGap = reader.ReadInt32(),
        Repeats = reader.ReadBoolean(),
        Negation = reader.ReadBoolean(),
        Praise = reader.ReadBoolean(),
        WholeWords = reader.ReadBoolean(),
        Alike = ReadTexts(reader),
    };

    /// <summary>Texts as UTF-16 units, so that lone surrogates survive.</summary>
    private static void WriteTexts(ByteWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text.Length);
            foreach (var unit in text)
            {
                writer.Write((ushort)unit);
            }
        }
    }

    private static string[] ReadTexts(ByteReader reader)
    {
        var texts = new string[Count(reader, 4)];
        for (var i = 0; i < texts.Length; i++)
        {
            var units = new char[Count(reader, 2)];
            for (var at = 0; at < units.Length; at++)
            {
                units[at] = (char)reader.ReadUInt16();
            }

            texts[i] = new string(units);
        }

        return texts;
    }

    /// <summary>A count that the bytes left can hold.</summary>
    private static int Count(ByteReader reader, int size)
    {
        var count = reader.ReadInt32();
        return count >= 0 && (long)count * size <= reader.Left ? count : throw new FormatException(Broken);
    }
}
