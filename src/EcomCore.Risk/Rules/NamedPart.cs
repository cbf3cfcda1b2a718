namespace EcomCore.Risk;

/// <summary>A category or rule by its name.</summary>
/// <param name="Id">Its id; null when it could not be read.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Categories">The categories that it names, each with its place.</param>
internal readonly record struct NamedPart(string? Id, string Path, IReadOnlyList<(string Id, string Path)> Categories);
