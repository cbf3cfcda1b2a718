namespace EcomCore.Sku;

/// <summary>The part of a clean text that stands for a segment.</summary>
internal readonly record struct TextPart(int Segment, int Start, string Text);
