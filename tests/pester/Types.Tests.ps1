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
        # Created without a constructor, because only the client creates these objects.
        & $trial ([Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject([type]$_)) | Should -Be 'caught'
    }
}

Describe 'An error of the module' {
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

    It 'is caught by the type of its status and has a next step' {
        try {
            Get-TigrisOrganization -OrganizationId missing -ErrorAction Stop
            $caught = $null
        }
        catch [Tigris.TigrisNotFoundException] {
            $caught = $_
        }
        $caught.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $caught.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $caught.TargetObject | Should -Be 'missing'
        $caught.Exception.StatusCode | Should -Be 404
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'is caught by the base type' {
        $caught = try { Get-TigrisOrganization -OrganizationId missing -ErrorAction Stop } catch [Tigris.TigrisApiException] { 'caught' }
        $caught | Should -Be 'caught'
    }

    It 'refuses an identity of dots before anything is sent' {
        { Get-TigrisOrganization -OrganizationId '..' -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidIdentifier,*' -ExceptionType ([Tigris.TigrisInvalidIdentifierException])
    }

    It 'has the type TigrisUnauthorizedException for a wrong key' {
        $key = [Net.NetworkCredential]::new('', 'another key').SecurePassword
        { Connect-Tigris -ProviderId local -SigningKey $key -Endpoint $emulator.Endpoint -ErrorAction Stop } |
            Should -Throw -ErrorId 'Unauthorized,*' -ExceptionType ([Tigris.TigrisUnauthorizedException])
    }
}
