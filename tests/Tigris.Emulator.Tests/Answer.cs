using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

/// <summary>A response: status, text, and the members of its JSON by dotted path.</summary>
internal sealed record Answer(int Status, string Text, HttpResponseMessage Response)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string Message => Status == 200 ? "" : At("message").GetString()!;

    public JsonElement At(string path) =>
        path.Split('.').Aggregate(Json, (element, name) => char.IsAsciiDigit(name[0]) ? element[int.Parse(name, null)] : element.GetProperty(name));

    public string TextAt(string path) => At(path).GetString()!;

    public bool Has(string path)
    {
        var names = path.Split('.');
        var parent = names.Length == 1 ? Json : At(string.Join('.', names[..^1]));
        return parent.TryGetProperty(names[^1], out _);
    }

    public string[] List(string path, string member) => [.. At(path).EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];
}

internal static class Expectations
{
    public static async Task<Answer> Ok(this Task<Answer> call)
    {
        var answer = await call;
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
        return answer;
    }

    /// <summary>Verifies a refusal with this status whose message contains all of these words.</summary>
    public static async Task<Answer> Refused(this Task<Answer> call, int status, params string[] words)
    {
        var answer = await call;
        Assert.True(answer.Status == status, $"expected {status}: {answer.Status} {answer.Text}");
        foreach (var word in words) Assert.Contains(word, answer.Message, System.StringComparison.Ordinal);
        return answer;
    }
}
