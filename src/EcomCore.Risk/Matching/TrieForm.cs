namespace EcomCore.Risk;

/// <summary>What a trie is made of: the patterns in symbols, and whose each one is.</summary>
internal sealed record TrieForm(PatternSymbols[] Strings, IReadOnlyList<(int Keyword, int Group)> Owners);
