import { act } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Route, Router, useSearchParams } from 'wouter';
import { renderScreen } from '../testing/render-screen';
import { navigate, useHashPath, useHashSearch } from './location';

afterEach(() => navigate('/', { replace: true }));

function Journal() {
  const [params] = useSearchParams();
  return <p>case {params.get('case')}</p>;
}

it('keeps path and question in the hash, and leaves the address alone', () => {
  const address = window.location.href.split('#')[0];
  const { queryByText } = renderScreen(
    <Router hook={useHashPath} searchHook={useHashSearch}>
      <Route path="/journal">
        <Journal />
      </Route>
    </Router>,
  );
  act(() => navigate('/journal?case=17'));
  expect(queryByText('case 17')).not.toBeNull();
  // The main process answers only calls from this exact address, hash aside (`electron/main/transport.ts`).
  expect(window.location.href.split('#')[0]).toBe(address);
  expect(window.location.hash).toBe('#/journal?case=17');
  act(() => navigate('/desk'));
  expect(queryByText(/case/)).toBeNull();
  expect(window.location.hash).toBe('#/desk');
});
