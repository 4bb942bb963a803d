namespace Tigris;

/// <summary>400 or 422: the request's content was refused.</summary>
/// <param name="failure">The facts of the refused request.</param>
public sealed class TigrisInvalidRequestException(ApiFailure failure) : TigrisApiException(failure);

/// <summary>401: the signature, its time or its nonce was refused.</summary>
/// <param name="failure">The facts of the refused request.</param>
public sealed class TigrisUnauthorizedException(ApiFailure failure) : TigrisApiException(failure);

/// <summary>403: the caller isn't allowed to do this, or the organization is inactive.</summary>
/// <param name="failure">The facts of the refused request.</param>
public sealed class TigrisForbiddenException(ApiFailure failure) : TigrisApiException(failure);

/// <summary>404: the resource doesn't exist.</summary>
/// <param name="failure">The facts of the refused request.</param>
public sealed class TigrisNotFoundException(ApiFailure failure) : TigrisApiException(failure);

/// <summary>409: the resource exists already, or another resource depends on it.</summary>
/// <param name="failure">The facts of the refused request.</param>
public sealed class TigrisConflictException(ApiFailure failure) : TigrisApiException(failure);

/// <summary>429: too many requests, and the retries are used up.</summary>
/// <param name="failure">The facts of the refused request.</param>
public sealed class TigrisThrottledException(ApiFailure failure) : TigrisApiException(failure);

/// <summary>5xx: the server failed, and the retries are used up.</summary>
/// <param name="failure">The facts of the refused request.</param>
public sealed class TigrisServerException(ApiFailure failure) : TigrisApiException(failure);
