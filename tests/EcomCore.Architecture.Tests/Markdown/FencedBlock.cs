namespace EcomCore.Architecture.Tests;

/// <summary>The text between two fences; <paramref name="Line"/> and <paramref name="LastLine"/> are those of the fences.</summary>
internal sealed record FencedBlock(int Line, int LastLine, string Info, string Text);
