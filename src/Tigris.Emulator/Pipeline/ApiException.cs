namespace Tigris.Emulator.Pipeline;

/// <summary>A refusal by the API.</summary>
internal sealed class ApiException(int status, string message) : RefusalException(status, message)
{
    public static ApiException BadRequest(string field, string problem) => new(400, $"{field}: {problem}");

    public static ApiException Unauthorized(string message) => new(401, message);

    public static ApiException Forbidden(string message) => new(403, message);

    public static ApiException NotFound(string what, string name) => new(404, $"{what} '{name}' does not exist");

    public static ApiException Conflict(string message) => new(409, message);
}
