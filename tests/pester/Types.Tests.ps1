BeforeDiscovery {
    . "$PSScriptRoot/Paths.ps1"
    Import-Module -Name $Manifest
    $types = [Tigris.Bucket].Assembly.GetExportedTypes() | Where-Object Namespace -EQ 'Tigris' | Where-Object { -not $_.IsGenericType }
    $exceptions = $types | Where-Object { $_.IsSubclassOf([Tigris.TigrisException]) -and -not $_.IsAbstract }
}

Describe 'A script may name' {
    It '[<_>]' -ForEach $types.FullName {
        (& ([scriptblock]::Create("[$_]"))).FullName | Should -Be $_
    }
}

Describe 'A script may catch' {
    It '[<_>]' -ForEach $exceptions.FullName {
        $trial = [scriptblock]::Create("
            param(`$exception)
            try { throw `$exception } catch [$_] { 'caught' } catch { 'missed' }")
        # Without a constructor: what it takes to make one is the client's affair.
        & $trial ([Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject([type]$_)) | Should -Be 'caught'
    }
}

Describe 'The family of errors' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
    }

    AfterAll {
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'is caught by the type of the status, with what to do next' {
        try {
            Get-TigrisOrganization -OrganizationId nobody -ErrorAction Stop
            $caught = $null
        }
        catch [Tigris.TigrisNotFoundException] {
            $caught = $_
        }
        $caught.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $caught.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $caught.TargetObject | Should -Be 'nobody'
        $caught.Exception.StatusCode | Should -Be 404
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'is caught by the base type' {
        $caught = try { Get-TigrisOrganization -OrganizationId nobody -ErrorAction Stop } catch [Tigris.TigrisApiException] { 'caught' }
        $caught | Should -Be 'caught'
    }

    It 'refuses an identity of dots before anything is sent' {
        { Get-TigrisOrganization -OrganizationId '..' -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidIdentifier,*' -ExceptionType ([Tigris.TigrisInvalidIdentifierException])
    }

    It 'tells who is not authorized' {
        $key = [Net.NetworkCredential]::new('', 'another key').SecurePassword
        { Connect-Tigris -ProviderId local -SigningKey $key -Endpoint $emulator.Endpoint -ErrorAction Stop } |
            Should -Throw -ErrorId 'Unauthorized,*' -ExceptionType ([Tigris.TigrisUnauthorizedException])
    }
}
