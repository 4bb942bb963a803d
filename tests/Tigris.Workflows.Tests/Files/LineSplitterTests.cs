using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.Workflows.Tests.Files;

/// <summary>Splits streams into lines.</summary>
public sealed class LineSplitterTests
{
    private const int Streams = 1_000;

    // The reader's buffer has 64 KiB, so lines must also end before, at and after it.
    [Fact]
    public void Lines_of_any_length_are_the_parts_between_line_feeds()
    {
        int[] lengths = [0, 1, 2, 65_534, 65_535, 65_536, 65_537, 131_072];
        for (var seed = 0; seed < TestScale.Of(Streams); seed++)
        {
            var random = new Random(seed);
            var lines = Enumerable.Range(0, random.Next(1, 6)).Select(index => new string((char)('a' + index), random.GetItems(lengths, 1)[0])).ToArray();
            var text = string.Join('\n', lines);

            var found = LineSplitter.Split(new MemoryStream(Encoding.UTF8.GetBytes(text))).ToArray();

            var expected = lines[^1].Length == 0 ? lines[..^1] : lines;
            Assert.Equal(expected, found.Select(line => Encoding.UTF8.GetString(line.Utf8)));
            Assert.Equal(expected.Select((_, index) => index < lines.Length - 1), found.Select(line => line.HasEnd));
        }
    }

    [Fact]
    public void Reading_ends_after_a_line_that_is_too_long()
    {
        var text = "short\n" + new string('x', 200_000) + "\nnever\n";

        var found = LineSplitter.Split(new MemoryStream(Encoding.UTF8.GetBytes(text)), longest: 1_000).ToArray();

        Assert.Equal(2, found.Length);
        Assert.True(found[1].Utf8.Length is > 1_000 and <= 131_072);
        Assert.False(found[1].HasEnd);
    }
}
