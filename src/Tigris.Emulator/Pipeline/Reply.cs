using System;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tigris.Emulator.Pipeline;

/// <summary>How a reply leaves the server.</summary>
internal enum ReplyEnding
{
    Complete,

    /// <summary>The connection is closed in the middle of the body.</summary>
    HalfWay,

    /// <summary>No reply: the connection is closed.</summary>
    Close,

    /// <summary>No reply: the connection is reset (RST).</summary>
    Reset,
}

/// <summary>A reply before it is on the wire, so that a fault can still replace or lose it.</summary>
internal record Reply(int Status)
{
    public static readonly Reply Reset = new(0) { Ending = ReplyEnding.Reset };

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PlainDecimalConverter() },
    };

    public IReplyBody Body { get; init; } = BytesBody.Empty;

    public List<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Goes before the one among the headers.</summary>
    public string? ContentType { get; init; }

    /// <summary>Why a request was refused, for the log: it may know more than the client is told.</summary>
    public string? Refusal { get; init; }

    /// <summary>Indicates whether the rate limit refused the request.</summary>
    public bool IsRateLimited { get; init; }

    public ReplyEnding Ending { get; init; }

    /// <summary>How long (in real time) the body is under way.</summary>
    public TimeSpan BodyDuration { get; init; }

    /// <summary>How many blanks follow the body. With any, its length is not announced.</summary>
    public long Padding { get; init; }

    /// <summary>The status that the client sees; 0 where it sees none.</summary>
    public int SeenStatus => Ending is ReplyEnding.Complete or ReplyEnding.HalfWay ? Status : 0;

    public static Reply Ok(object answer) => Of(200, answer);

    public static Reply Error(int status, string message) => Of(status, new ErrorAnswer(message)) with { Refusal = message };

    private static Reply Of(int status, object answer) => new(status)
    {
        Body = new BytesBody(JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), Json)),
        ContentType = "application/json",
    };

    private sealed record ErrorAnswer(string Message);
}
